-- The tables of the order system and of this product, with the server's estimate of their size.
SELECT
  table_name AS name,
  engine AS engine,
  table_collation AS collation,
  COALESCE(table_rows, 0) AS estimated_rows,
  COALESCE(data_length, 0) + COALESCE(index_length, 0) AS bytes
FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name IN (:tables)
ORDER BY table_name
