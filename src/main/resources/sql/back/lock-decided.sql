-- Nobody decides about these messages while they are set aside.
SELECT COUNT(*) FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND consumer_status IN (3, 4)
FOR UPDATE
