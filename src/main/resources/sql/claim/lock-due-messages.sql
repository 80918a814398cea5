-- Failed messages that are due, the longest waiting first; those that another instance is taking right now are passed over.
SELECT msg_key, LENGTH(msg_body) AS body_bytes
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 2 AND next_attempt_at <= :now
ORDER BY next_attempt_at
LIMIT :limit
FOR UPDATE SKIP LOCKED
