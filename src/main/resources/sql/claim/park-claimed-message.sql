-- A message that this transaction has claimed, and whose order a person decides about.
UPDATE trade_mq_consumer_log
SET consumer_status = 3, remark = :reason, reason_group = :kind, consumer_timestamp = :now,
  msg_body = COALESCE(msg_body, :body)
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key AND consumer_status = 1
