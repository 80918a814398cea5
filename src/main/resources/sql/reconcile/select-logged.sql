-- Tells which of the orders the consumer log knows, and their status.
SELECT msg_key, consumer_status
FROM trade_mq_consumer_log FORCE INDEX (PRIMARY)
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
