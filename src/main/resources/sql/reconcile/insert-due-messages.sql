-- Enters orders that no message ever came for, due now. An order that has a row by now is left alone, and the count says so.
INSERT IGNORE INTO trade_mq_consumer_log
  (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status, consumer_times, consumer_timestamp, remark,
   next_attempt_at, created_at)
SELECT :group, :tag, a.msg_key, CONCAT('reconcile-', a.msg_key), CONCAT('{"orderId":', a.msg_key, '}'), 2, 0, :now,
  :remark, :now, :now
FROM JSON_TABLE(:acts, '$[*]' COLUMNS (msg_key VARCHAR(100) PATH '$.key', status_before INT PATH '$.status')) a
WHERE a.status_before IS NULL
ORDER BY a.msg_key
