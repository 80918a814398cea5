-- A column that a key holds only the beginning of counts as another one.
SELECT index_name AS name, non_unique = 0 AS is_unique,
  GROUP_CONCAT(COALESCE(LOWER(column_name), '()'), IF(sub_part IS NULL, '', '()') ORDER BY seq_in_index) AS columns
FROM information_schema.statistics
WHERE table_schema = DATABASE() AND table_name = :table
GROUP BY index_name, non_unique
ORDER BY index_name
