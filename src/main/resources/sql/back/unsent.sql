-- Messages that the relay has not published.
SELECT msg_topic AS topic, COUNT(*) AS messages, MIN(msg_key) AS example
FROM trade_mq_producer_temp
WHERE COALESCE(msg_status, 0) = 0
GROUP BY msg_topic
ORDER BY messages DESC
LIMIT 20
