-- The unique keys of these tables, with their columns in order.
SELECT
  table_name AS table_name,
  index_name AS name,
  GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns
FROM information_schema.statistics
WHERE table_schema = DATABASE() AND table_name IN (:tables) AND non_unique = 0
GROUP BY table_name, index_name
ORDER BY table_name, index_name
