-- A body that is longer than may be read is not sent here.
SELECT msg_key, msg_id, consumer_times, LENGTH(msg_body) AS body_bytes,
  CASE WHEN LENGTH(msg_body) <= :longest THEN msg_body END AS body
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
ORDER BY next_attempt_at
