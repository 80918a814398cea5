-- Parked and discarded messages: to the old listener a status that it does not know is as good as none, and it restores.
-- The kind of reason stays and tells these rows from others in status 1.
UPDATE trade_mq_consumer_log
SET consumer_status = 1, reason_group = COALESCE(reason_group, 'back'), consumer_timestamp = :now, next_attempt_at = NULL,
  claim_token = NULL
WHERE group_name = :group AND msg_tag = :tag AND consumer_status IN (3, 4)
