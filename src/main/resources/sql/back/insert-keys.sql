-- The row that keeps the old listener from a refused message: it looks for KEYS and takes 1 for done.
INSERT INTO trade_mq_consumer_log
  (group_name, msg_tag, msg_key, msg_id, consumer_status, consumer_times, consumer_timestamp, remark, reason_group, created_at)
SELECT l.group_name, l.msg_tag, l.msg_keys, MIN(l.msg_id), 1, 0, :now, 'KEYS of a refused message', 'back', :now
FROM trade_mq_consumer_log l
LEFT JOIN trade_mq_consumer_log o
  ON o.group_name = l.group_name AND o.msg_tag = l.msg_tag AND o.msg_key = l.msg_keys
WHERE l.group_name = :group AND l.msg_tag = :tag AND l.consumer_status IN (3, 4)
  AND l.msg_keys <> '' AND CHAR_LENGTH(l.msg_keys) <= 100 AND o.msg_key IS NULL
GROUP BY l.group_name, l.msg_tag, l.msg_keys
