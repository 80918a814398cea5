-- Of these messages, those that a claim of this token got.
SELECT msg_key
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND claim_token = :token
