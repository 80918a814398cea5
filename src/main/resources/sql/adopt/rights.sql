-- Rights that the account holds itself, on the server or on this schema. Those of its roles are not among them.
SELECT privilege_type AS name
FROM information_schema.user_privileges
UNION
SELECT privilege_type AS name
FROM information_schema.schema_privileges
WHERE DATABASE() LIKE table_schema
