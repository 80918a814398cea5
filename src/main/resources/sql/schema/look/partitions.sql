SELECT DISTINCT LOWER(CONCAT_WS(' ', partition_expression, subpartition_expression))
FROM information_schema.partitions
WHERE table_schema = DATABASE() AND table_name = :table AND partition_name IS NOT NULL
