-- Cancels that the relay has not published.
SELECT msg_topic AS topic, COUNT(*) AS messages, MIN(msg_key) AS example
FROM trade_mq_producer_temp
WHERE msg_status = 0 AND msg_topic = :topic
GROUP BY msg_topic
