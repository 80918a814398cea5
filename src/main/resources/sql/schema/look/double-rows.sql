-- ${table}, ${columns} and ${key} are names of the product's own tables.
SELECT MIN(CONCAT_WS(', ', ${columns})) FROM ${table} GROUP BY ${key} HAVING COUNT(*) > 1 LIMIT 1
