-- Nobody else gets them before the lease is over.
UPDATE trade_mq_consumer_log
SET claim_token = :token, next_attempt_at = :until
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
