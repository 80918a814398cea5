-- Nothing of a message that failed here was given back, so the old listener may restore it. It gives up what has failed too
-- often; of a message that it gave up itself nobody knows what it gave back, and the count stays. The token goes, so that an
-- attempt of the product that has begun cannot claim the message any more, and the kind of reason, by which messages that were set
-- aside are found.
UPDATE trade_mq_consumer_log
SET consumer_times = IF(
    COALESCE(created_at, '1000-01-01') >= COALESCE((SELECT MAX(adopted_at) FROM trade_adoption), '1000-01-01'),
    0, consumer_times),
  next_attempt_at = NULL, claim_token = NULL, reason_group = NULL
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 2
  AND (next_attempt_at IS NOT NULL OR COALESCE(consumer_times, 0) <> 0
    AND COALESCE(created_at, '1000-01-01') >= COALESCE((SELECT MAX(adopted_at) FROM trade_adoption), '1000-01-01'))
