-- Parked and discarded messages: to the old listener a status that it does not know is as good as none, and it restores.
-- Only those whose last act says so, because by that they are found again: an instance that still runs may have parked another
-- one meanwhile. The kind of reason stays and tells these rows from others in status 1.
UPDATE trade_mq_consumer_log l
JOIN trade_mq_operator_log a ON a.id = (
  SELECT MAX(b.id) FROM trade_mq_operator_log b
  WHERE b.group_name = l.group_name AND b.msg_tag = l.msg_tag AND b.msg_key = l.msg_key)
SET l.consumer_status = 1, l.reason_group = COALESCE(l.reason_group, 'back'), l.consumer_timestamp = :now,
  l.next_attempt_at = NULL, l.claim_token = NULL
WHERE l.group_name = :group AND l.msg_tag = :tag AND l.consumer_status IN (3, 4) AND a.operation = 'back'
