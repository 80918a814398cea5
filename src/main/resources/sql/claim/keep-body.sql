-- The body of a message that was claimed without.
UPDATE trade_mq_consumer_log
SET msg_body = :body
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key AND msg_body IS NULL
