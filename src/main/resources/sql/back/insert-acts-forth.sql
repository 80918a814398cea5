-- Writes down that each message that was set aside stands again where it stood; a row that was not there is given up. If
-- anybody has acted on a message since, that holds.
INSERT INTO trade_mq_operator_log
  (happened_at, operator, operation, group_name, msg_tag, msg_key, comment, status_before, status_after)
SELECT :now, 'start', 'forth', l.group_name, l.msg_tag, l.msg_key,
  IF(a.status_before IS NULL, 'its row is deleted', NULL), 1, COALESCE(a.status_before, 4)
FROM trade_mq_consumer_log l FORCE INDEX (idx_consumer_log_status)
JOIN trade_mq_operator_log a ON a.id = (
  SELECT MAX(b.id) FROM trade_mq_operator_log b
  WHERE b.group_name = l.group_name AND b.msg_tag = l.msg_tag AND b.msg_key = l.msg_key)
WHERE l.consumer_status = 1 AND l.next_attempt_at IS NULL AND l.reason_group > '' AND l.group_name = :group AND l.msg_tag = :tag
  AND a.operation = 'back'
