-- What another group or tag has worked on so lately that the broker may still hold the message: a new group would get it
-- again and restore it again. Status 0 counts too, because an old listener leaves it also after the stock went back.
-- A row without a time is one from before the adoption.
SELECT group_name, msg_tag, COUNT(*) AS messages, CAST(MAX(consumer_timestamp) AS CHAR) AS newest
FROM (
  SELECT group_name, msg_tag, consumer_timestamp
  FROM trade_mq_consumer_log
  WHERE consumer_status IN (0, 1, 4)
    AND (consumer_timestamp >= :recent OR (:untimed AND consumer_timestamp IS NULL))
    AND (CAST(group_name AS BINARY) <> CAST(:group AS BINARY) OR CAST(msg_tag AS BINARY) <> CAST(:tag AS BINARY))
  LIMIT :bound) seen
GROUP BY group_name, msg_tag
ORDER BY messages DESC, group_name, msg_tag
LIMIT :groups
