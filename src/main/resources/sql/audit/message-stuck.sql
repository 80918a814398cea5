-- A message that is due and that nobody takes
-- What it means: the next attempt of a failed message has been due for longer than compensation.audit.grace, or an old
--   listener left it in status 0 that long ago. Nobody is trying it, though nobody gave it up.
-- What to do: look whether the route retry-due-messages runs, and what the log says. If it cannot keep up, raise
--   compensation.retry.batch-size or start another instance.
SELECT CONCAT('message ', msg_key) AS subject,
  CASE WHEN msg_key REGEXP '^[0-9]+$' THEN CAST(msg_key AS SIGNED) END AS order_id,
  CONCAT('status ', consumer_status, ', due since ', COALESCE(next_attempt_at, consumer_timestamp, created_at))
    AS finding
FROM trade_mq_consumer_log IGNORE INDEX (PRIMARY)
WHERE group_name = :group AND msg_tag = :tag AND consumer_status IN (0, 2)
  AND COALESCE(next_attempt_at, consumer_timestamp, created_at) < :before
