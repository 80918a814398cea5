-- Topics to which services have sent these cancels, of so many rows at most.
SELECT msg_topic AS topic, COUNT(*) AS messages
FROM (SELECT msg_topic FROM trade_mq_producer_temp WHERE msg_tag = :tag LIMIT :bound) seen
GROUP BY msg_topic
ORDER BY messages DESC, topic
LIMIT :groups
