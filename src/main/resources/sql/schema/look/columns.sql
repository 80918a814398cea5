SELECT LOWER(column_name) AS name, data_type AS data_type, is_nullable = 'YES' AS nullable, column_default AS column_default,
  extra AS extra, COALESCE(character_maximum_length, 0) AS length, character_set_name AS character_set,
  collation_name AS collation, COALESCE(numeric_precision, 0) AS digits, COALESCE(numeric_scale, 0) AS scale,
  COALESCE(datetime_precision, 0) AS fraction
FROM information_schema.columns
WHERE table_schema = DATABASE() AND table_name = :table
ORDER BY ordinal_position
