-- Locks messages in ascending order and tells where each stands. Bodies only of those that were refused, which are read
-- again, and of the one message that is edited.
SELECT msg_key, msg_id, consumer_status, msg_keys,
  CASE WHEN :bodies OR msg_key LIKE 'msgId:%' OR msg_keys IS NOT NULL THEN msg_body END AS body
FROM trade_mq_consumer_log FORCE INDEX (PRIMARY)
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
ORDER BY msg_key
FOR UPDATE
