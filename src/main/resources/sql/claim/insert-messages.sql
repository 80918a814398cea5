-- Enters failed and parked messages, those alone that have no row yet. Their keys ascend, so that two batches that share some queue
-- up instead of ending in a deadlock.
INSERT IGNORE INTO trade_mq_consumer_log
  (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status, consumer_times, consumer_timestamp,
   remark, reason_group, next_attempt_at, created_at, claim_token, msg_keys)
SELECT :group, :tag, m.msg_key, m.msg_id, m.msg_body, m.consumer_status, m.consumer_times, :now,
  m.remark, m.reason_group, m.next_attempt_at, :now, :token, m.msg_keys
FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
  msg_key VARCHAR(100) PATH '$.key', msg_id VARCHAR(255) PATH '$.messageId',
  msg_body MEDIUMTEXT PATH '$.body', consumer_status INT PATH '$.status',
  consumer_times INT PATH '$.times', remark VARCHAR(1000) PATH '$.remark',
  reason_group VARCHAR(12) PATH '$.reasonGroup',
  next_attempt_at DATETIME(3) PATH '$.nextAttempt', msg_keys VARCHAR(255) PATH '$.keys')) m
