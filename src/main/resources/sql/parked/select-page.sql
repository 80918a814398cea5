-- Lists parked messages by key. The keys are looked up by their status, and not by the primary key, which would lead past
-- every message that was ever restored.
SELECT l.msg_key, l.msg_id, LEFT(l.msg_body, :bodyLength) AS body, CHAR_LENGTH(l.msg_body) AS body_length,
  l.consumer_times, COALESCE(l.consumer_timestamp, l.created_at) AS parked_at, l.created_at, LEFT(l.remark, 1000) AS remark,
  COALESCE(l.reason_group, 'none') AS kind
FROM (
  SELECT msg_key
  FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
  WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 3
    AND (:after IS NULL OR msg_key > :after)
    AND (:kind IS NULL OR reason_group <=> NULLIF(:kind, 'none'))
    AND (:from IS NULL OR COALESCE(consumer_timestamp, created_at) >= :from)
    AND (:to IS NULL OR COALESCE(consumer_timestamp, created_at) < :to)
    AND (:text IS NULL OR LOCATE(:text, msg_key) > 0)
  ORDER BY msg_key
  LIMIT :limit) k
STRAIGHT_JOIN trade_mq_consumer_log l FORCE INDEX (PRIMARY)
  ON l.group_name = :group AND l.msg_tag = :tag AND l.msg_key = k.msg_key
ORDER BY l.msg_key
