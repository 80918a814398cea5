-- Enters messages under the order that their body names, due now (:due) or as done; an order that has a row already is left alone.
-- The claim token is nobody's lease: it tells afterwards which rows are new.
INSERT IGNORE INTO trade_mq_consumer_log
  (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status, consumer_times, consumer_timestamp, remark,
   reason_group, next_attempt_at, created_at, claim_token)
SELECT l.group_name, l.msg_tag, m.order_key, l.msg_id, COALESCE(m.body, l.msg_body), :status, 0, :now, l.remark,
  l.reason_group, :due, :now, :token
FROM JSON_TABLE(:moves, '$[*]' COLUMNS (
  msg_key VARCHAR(100) PATH '$.key', order_key VARCHAR(100) PATH '$.order', body MEDIUMTEXT PATH '$.body')) m
STRAIGHT_JOIN trade_mq_consumer_log l FORCE INDEX (PRIMARY)
  ON l.group_name = :group AND l.msg_tag = :tag AND l.msg_key = m.msg_key COLLATE utf8mb4_bin
ORDER BY m.order_key
