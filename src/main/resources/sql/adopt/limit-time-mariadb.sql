-- For what this session asks, in seconds.
SET SESSION max_statement_time = :seconds
