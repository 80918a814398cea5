-- ${table} is the name of one of the product's own tables.
SELECT EXISTS (SELECT 1 FROM ${table})
