-- Messages whose key is no order id: their order cannot be found by it.
SELECT COUNT(*) AS messages, MIN(msg_key) AS example
FROM (SELECT msg_key FROM trade_mq_consumer_log WHERE group_name = :group AND msg_tag = :tag LIMIT :bound) seen
WHERE msg_key NOT REGEXP '^[1-9][0-9]*$' AND msg_key NOT LIKE 'msgId:%'
