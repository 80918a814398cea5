-- The newest failed attempts of one message, the newest first.
SELECT attempt_number, attempted_at, reason, trace
FROM trade_mq_attempt_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key
ORDER BY id DESC
LIMIT 200
