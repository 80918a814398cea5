-- The newest acts of operators on one message, the newest first.
SELECT happened_at, operator, operation, comment, status_before, status_after, body_before, body_after, reason_before
FROM trade_mq_operator_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key
ORDER BY id DESC
LIMIT 50
