-- The newest acts of operators on one message, the newest first, with the beginnings of their bodies: fifty whole ones would
-- be many megabytes.
SELECT id, happened_at, operator, operation, comment, status_before, status_after,
  LEFT(body_before, :bodyLength) AS before_begin, CHAR_LENGTH(body_before) AS before_length,
  LEFT(body_after, :bodyLength) AS after_begin, CHAR_LENGTH(body_after) AS after_length, reason_before
FROM trade_mq_operator_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key
ORDER BY id DESC
LIMIT 50
