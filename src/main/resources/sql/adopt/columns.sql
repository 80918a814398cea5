-- Every column of these tables.
SELECT
  table_name AS table_name,
  column_name AS name,
  data_type AS type,
  character_maximum_length AS length,
  is_nullable = 'YES' AS nullable,
  column_default IS NOT NULL OR extra LIKE '%auto_increment%' OR extra LIKE '%GENERATED%' AS filled
FROM information_schema.columns
WHERE table_schema = DATABASE() AND table_name IN (:tables)
ORDER BY table_name, ordinal_position
