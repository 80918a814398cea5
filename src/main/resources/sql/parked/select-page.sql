-- Lists parked messages by key. Not by the primary key: it would lead past every message that was ever restored.
SELECT msg_key, msg_id, LEFT(msg_body, :bodyLength) AS body, CHAR_LENGTH(msg_body) AS body_length, consumer_times,
  COALESCE(consumer_timestamp, created_at) AS parked_at, created_at, remark, COALESCE(reason_group, 'none') AS kind
FROM trade_mq_consumer_log IGNORE INDEX (PRIMARY)
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 3
  AND (:after IS NULL OR msg_key > :after)
  AND (:kind IS NULL OR reason_group <=> NULLIF(:kind, 'none'))
  AND (:from IS NULL OR COALESCE(consumer_timestamp, created_at) >= :from)
  AND (:to IS NULL OR COALESCE(consumer_timestamp, created_at) < :to)
  AND (:text IS NULL OR LOCATE(:text, msg_key) > 0)
ORDER BY msg_key
LIMIT :limit
