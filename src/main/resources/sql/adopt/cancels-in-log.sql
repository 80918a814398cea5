-- Which of these keys the consumer log knows.
SELECT msg_key FROM trade_mq_consumer_log WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
