-- Lets the purge find the oldest success rows without looking at the others.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND index_name = 'idx_consumer_log_purge') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD KEY idx_consumer_log_purge (consumer_status, consumer_timestamp)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;
