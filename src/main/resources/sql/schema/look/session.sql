SELECT @@session.sql_mode AS sql_mode, @@session.time_zone AS time_zone, @@session.lock_wait_timeout AS lock_wait,
  @@session.innodb_lock_wait_timeout AS row_lock_wait
