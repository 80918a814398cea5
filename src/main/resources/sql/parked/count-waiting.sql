-- How many messages wait for an operator, and how many for their next attempt. The index on the status answers alone.
SELECT COALESCE(SUM(consumer_status = 3), 0) AS parked, COALESCE(SUM(consumer_status = 2), 0) AS failed
FROM trade_mq_consumer_log
WHERE consumer_status IN (2, 3) AND group_name = :group AND msg_tag = :tag
