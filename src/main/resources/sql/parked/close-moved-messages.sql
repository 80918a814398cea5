-- Closes the rows whose messages went on under their order.
UPDATE JSON_TABLE(:moves, '$[*]' COLUMNS (
  msg_key VARCHAR(100) PATH '$.key', remark VARCHAR(1000) PATH '$.remark')) m
STRAIGHT_JOIN trade_mq_consumer_log l FORCE INDEX (PRIMARY)
  ON l.group_name = :group AND l.msg_tag = :tag AND l.msg_key = m.msg_key COLLATE utf8mb4_bin
SET l.consumer_status = 4, l.remark = m.remark, l.next_attempt_at = NULL, l.consumer_timestamp = :now,
  l.claim_token = NULL
WHERE l.consumer_status = 3
