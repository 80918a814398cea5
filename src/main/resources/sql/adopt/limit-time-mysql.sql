-- For what this session asks, in milliseconds.
SET SESSION max_execution_time = :millis
