-- The same rows, for whoever knows that nothing of them was restored.
UPDATE trade_mq_consumer_log
SET consumer_status = 2, next_attempt_at = :now, consumer_timestamp = :now
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 0
  AND (consumer_timestamp IS NULL OR consumer_timestamp <= :before)
LIMIT :limit
