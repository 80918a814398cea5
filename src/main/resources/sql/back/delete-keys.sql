-- The rows that stood for KEYS of refused messages: a valid message of the same order has to find none.
DELETE l FROM trade_mq_consumer_log l
JOIN trade_mq_operator_log a ON a.id = (
  SELECT MAX(b.id) FROM trade_mq_operator_log b
  WHERE b.group_name = l.group_name AND b.msg_tag = l.msg_tag AND b.msg_key = l.msg_key)
WHERE l.consumer_status = 1 AND l.next_attempt_at IS NULL AND l.reason_group = 'back' AND l.group_name = :group AND l.msg_tag = :tag
  AND a.operation = 'forth' AND a.happened_at = :now AND a.comment IS NOT NULL
