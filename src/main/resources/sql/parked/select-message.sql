-- Reads one message in whatever status. Another program may have written a body, or a reason, of any length.
SELECT msg_key, msg_id, LEFT(msg_body, :bodyLength) AS body, CHAR_LENGTH(msg_body) AS body_length, consumer_status,
  consumer_times, consumer_timestamp, created_at, next_attempt_at, LEFT(remark, 1000) AS remark, reason_group AS kind, msg_keys
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key
