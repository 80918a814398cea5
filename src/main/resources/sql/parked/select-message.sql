-- Reads one message in whatever status.
SELECT msg_key, msg_id, msg_body, consumer_status, consumer_times, consumer_timestamp, created_at, next_attempt_at,
  remark, reason_group AS kind, msg_keys
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key
