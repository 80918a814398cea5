SELECT table_name AS table_name, table_type AS table_type, engine AS engine
FROM information_schema.tables
WHERE table_schema = DATABASE() AND LOWER(table_name) LIKE 'trade%'
