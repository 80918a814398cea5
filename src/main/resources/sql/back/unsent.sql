-- Cancels that the relay has not published. What is older than the adoption it never will, unless a setting says so.
SELECT msg_topic AS topic, COUNT(*) AS messages, MIN(msg_key) AS example
FROM trade_mq_producer_temp
WHERE msg_status = 0 AND msg_topic = :topic
  AND seq > COALESCE((SELECT MAX(last_outbox_seq) FROM trade_adoption), 0)
GROUP BY msg_topic
