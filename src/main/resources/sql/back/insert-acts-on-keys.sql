-- Remembers which rows were not there before.
INSERT INTO trade_mq_operator_log
  (happened_at, operator, operation, group_name, msg_tag, msg_key, comment, status_before, status_after)
SELECT DISTINCT :now, :operator, 'back', l.group_name, l.msg_tag, l.msg_keys, 'KEYS of a refused message', NULL, 1
FROM trade_mq_consumer_log l
LEFT JOIN trade_mq_consumer_log o
  ON o.group_name = l.group_name AND o.msg_tag = l.msg_tag AND o.msg_key = l.msg_keys
WHERE l.group_name = :group AND l.msg_tag = :tag AND l.consumer_status IN (3, 4)
  AND l.msg_keys <> '' AND CHAR_LENGTH(l.msg_keys) <= 100 AND o.msg_key IS NULL
