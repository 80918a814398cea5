-- An old listener's status 2, which names no time for the next attempt.
UPDATE trade_mq_consumer_log
SET next_attempt_at = :now, consumer_timestamp = :now
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 2 AND next_attempt_at IS NULL
  AND (consumer_timestamp IS NULL OR consumer_timestamp <= :before)
LIMIT :limit
