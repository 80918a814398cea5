-- An account that may read the privileges of others sees those too. Roles are not looked into.
SELECT EXISTS (
  SELECT 1 FROM information_schema.user_privileges
  WHERE privilege_type = 'TRIGGER' AND REPLACE(grantee, '''', '') = CURRENT_USER()
  UNION ALL
  SELECT 1 FROM information_schema.schema_privileges
  WHERE privilege_type = 'TRIGGER' AND REPLACE(grantee, '''', '') = CURRENT_USER() AND DATABASE() LIKE table_schema)
