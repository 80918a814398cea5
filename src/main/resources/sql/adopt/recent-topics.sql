-- Topics to which services have lately sent these cancels, of so many rows at most.
SELECT msg_topic AS topic, COUNT(*) AS messages, CAST(MAX(create_time) AS CHAR) AS newest
FROM (
  SELECT msg_topic, create_time FROM trade_mq_producer_temp
  WHERE msg_tag = :tag AND create_time >= :recent AND msg_topic <> '' LIMIT :bound) seen
GROUP BY msg_topic
ORDER BY messages DESC, topic
LIMIT :groups
