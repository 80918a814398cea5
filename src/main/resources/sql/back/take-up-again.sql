-- Parked and discarded as before.
UPDATE trade_mq_consumer_log l FORCE INDEX (idx_consumer_log_status)
JOIN trade_mq_operator_log a ON a.id = (
  SELECT MAX(b.id) FROM trade_mq_operator_log b
  WHERE b.group_name = l.group_name AND b.msg_tag = l.msg_tag AND b.msg_key = l.msg_key)
SET l.consumer_status = a.status_after, l.reason_group = NULLIF(l.reason_group, 'back'), l.consumer_timestamp = :now
WHERE l.consumer_status = 1 AND l.next_attempt_at IS NULL AND l.reason_group > '' AND l.group_name = :group AND l.msg_tag = :tag
  AND a.operation = 'forth' AND a.happened_at = :now
