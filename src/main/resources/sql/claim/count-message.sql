-- Whether the log has a row for that message, in whatever status.
SELECT COUNT(*)
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key
