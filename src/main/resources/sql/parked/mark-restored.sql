-- Ends messages whose orders were given back by other means. The remark stays: it is why they were parked. The kind of
-- the reason goes: by it the purge tells successes from messages that the way back set aside.
UPDATE trade_mq_consumer_log FORCE INDEX (PRIMARY)
SET consumer_status = 1, next_attempt_at = NULL, consumer_timestamp = :now, claim_token = NULL, reason_group = NULL
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND consumer_status = 3
