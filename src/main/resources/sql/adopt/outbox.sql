-- Messages of the outbox that are not marked as sent, by topic and tag.
SELECT msg_topic AS topic, msg_tag AS tag, msg_status AS status, COUNT(*) AS messages, CAST(MIN(create_time) AS CHAR) AS oldest,
  CAST(MAX(create_time) AS CHAR) AS newest
FROM (
  SELECT msg_topic, msg_tag, msg_status, create_time
  FROM trade_mq_producer_temp WHERE COALESCE(msg_status, 0) <> 1 LIMIT :bound) seen
GROUP BY msg_topic, msg_tag, msg_status
ORDER BY messages DESC, topic, tag, status
LIMIT :groups
