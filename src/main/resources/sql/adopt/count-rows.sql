-- The rows of a table, as far as :bound.
SELECT COUNT(*) AS counted FROM (SELECT 1 FROM ${table} LIMIT :bound) seen
