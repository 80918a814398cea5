-- Bodies that fill their column to the last character: the end of most of them was cut off.
SELECT COUNT(*) AS messages, COALESCE(SUM(COALESCE(consumer_status, 0) IN (0, 2, 3)), 0) AS open, MIN(msg_key) AS example
FROM (
  SELECT msg_key, consumer_status, msg_body
  FROM trade_mq_consumer_log WHERE group_name = :group AND msg_tag = :tag LIMIT :bound) seen
WHERE CHAR_LENGTH(msg_body) = :length
