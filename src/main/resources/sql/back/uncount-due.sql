-- Nothing of a failed message was given back, so the old listener may restore it. It gives up what has failed too often. The
-- token goes, so that an attempt of the product that has begun cannot claim the message any more, and the kind of reason, by which
-- messages that were set aside are found.
UPDATE trade_mq_consumer_log
SET consumer_times = 0, next_attempt_at = NULL, claim_token = NULL, reason_group = NULL
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 2
  AND (COALESCE(consumer_times, 0) <> 0 OR next_attempt_at IS NOT NULL)
