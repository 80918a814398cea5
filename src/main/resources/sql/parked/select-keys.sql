-- Names the parked messages that a bulk operation takes next, and how much there is to read of each.
-- It locks nothing: the filter looks at more rows than that.
SELECT msg_key, CASE WHEN :bodies OR msg_key LIKE 'msgId:%' OR msg_keys IS NOT NULL THEN LENGTH(msg_body) ELSE 0 END AS body_bytes
FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 3
  AND (:after IS NULL OR msg_key > :after)
  AND (:kind IS NULL OR reason_group <=> NULLIF(:kind, 'none'))
  AND (:from IS NULL OR COALESCE(consumer_timestamp, created_at) >= :from)
  AND (:to IS NULL OR COALESCE(consumer_timestamp, created_at) < :to)
  AND (:text IS NULL OR LOCATE(:text, msg_key) > 0)
ORDER BY msg_key
LIMIT :limit
