-- What stands in the consumer log, by status, and by reason where an operator has to decide.
SELECT consumer_status AS status, IF(consumer_status IN (3, 4), reason_group, NULL) AS kind, COUNT(*) AS messages,
  MIN(msg_key) AS example, MIN(IF(consumer_status IN (3, 4), remark, NULL)) AS remark,
  CAST(MIN(IF(consumer_status = 2, COALESCE(created_at, consumer_timestamp), NULL)) AS CHAR) AS oldest,
  SUM(consumer_status = 2 AND (next_attempt_at IS NOT NULL OR COALESCE(consumer_times, 0) <> 0
    AND COALESCE(created_at, '1000-01-01') >= COALESCE((SELECT MAX(adopted_at) FROM trade_adoption), '1000-01-01'))) AS counted
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag
GROUP BY status, kind
ORDER BY status, messages DESC
