-- KEYS under which the old listener looks for its row, of refused messages that have none: the product keeps those under a
-- key of their own.
SELECT COUNT(DISTINCT l.msg_keys) AS messages, MIN(l.msg_keys) AS example
FROM trade_mq_consumer_log l
LEFT JOIN trade_mq_consumer_log o
  ON o.group_name = l.group_name AND o.msg_tag = l.msg_tag AND o.msg_key = l.msg_keys
WHERE l.group_name = :group AND l.msg_tag = :tag AND l.consumer_status IN (3, 4)
  AND l.msg_keys <> '' AND CHAR_LENGTH(l.msg_keys) <= 100 AND o.msg_key IS NULL
