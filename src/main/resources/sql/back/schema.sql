-- Where this session is.
SELECT DATABASE() AS schema_name
