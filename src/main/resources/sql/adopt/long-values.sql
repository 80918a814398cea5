-- Values that are longer than the column will be.
SELECT COUNT(*) AS amount, LEFT(MIN(${column}), 40) AS example
FROM (SELECT ${column} FROM ${table} LIMIT :bound) seen
WHERE CHAR_LENGTH(${column}) > :length
