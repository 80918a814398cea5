SELECT VERSION() AS version, @@lower_case_table_names AS lower_case
