-- Writes down what an operator does to parked messages, before it is done: reason and body are still there.
INSERT INTO trade_mq_operator_log
  (happened_at, operator, operation, group_name, msg_tag, msg_key, comment, status_before, status_after, body_before,
   body_after, reason_before)
SELECT :now, :operator, :operation, group_name, msg_tag, msg_key, :comment, consumer_status, :after,
  CASE WHEN :body IS NOT NULL THEN msg_body END, :body, LEFT(remark, 1000)
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND consumer_status = 3
ORDER BY msg_key
