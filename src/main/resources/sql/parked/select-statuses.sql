-- Tells which of the keys the consumer log has, and their status.
SELECT msg_key, consumer_status, claim_token
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
