-- The server, and how this session reads times.
SELECT
  VERSION() AS version,
  @@global.time_zone AS server_zone,
  @@system_time_zone AS system_zone,
  @@session.time_zone AS session_zone,
  TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW()) AS session_offset,
  @@session.sql_mode AS sql_mode,
  @@global.read_only AS read_only,
  @@lower_case_table_names = 0 AS names_keep_case,
  CURRENT_USER() AS account,
  DATABASE() AS schema_name
