-- The same of messages that are still to be published.
SELECT COUNT(*) AS messages, MIN(msg_key) AS example
FROM (
  SELECT msg_key, msg_body FROM trade_mq_producer_temp WHERE COALESCE(msg_status, 0) <> 1 LIMIT :bound) seen
WHERE CHAR_LENGTH(msg_body) = :length
