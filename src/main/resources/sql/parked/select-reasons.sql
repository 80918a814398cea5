-- Counts the parked messages by the kind of their reason, the most frequent first.
SELECT COALESCE(reason_group, 'none') AS kind, COUNT(*) AS messages,
  MIN(COALESCE(consumer_timestamp, created_at)) AS oldest, MAX(COALESCE(consumer_timestamp, created_at)) AS newest,
  MIN(LEFT(remark, 1000)) AS example
FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 3
GROUP BY reason_group
ORDER BY messages DESC, kind
LIMIT 1000
