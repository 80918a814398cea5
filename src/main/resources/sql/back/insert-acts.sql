-- Remembers where each message stood, for the next start of the product.
INSERT INTO trade_mq_operator_log
  (happened_at, operator, operation, group_name, msg_tag, msg_key, status_before, status_after, reason_before)
SELECT :now, :operator, 'back', group_name, msg_tag, msg_key, consumer_status, 1, LEFT(remark, 1000)
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND consumer_status IN (3, 4)
ORDER BY msg_key
