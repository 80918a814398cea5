-- Makes messages due again that were marked as done. The restore logs keep what was given back from going back twice.
UPDATE trade_mq_consumer_log FORCE INDEX (PRIMARY)
SET consumer_status = 2, consumer_times = 0, next_attempt_at = :now, consumer_timestamp = :now, remark = :remark,
  claim_token = NULL, msg_body = COALESCE(NULLIF(msg_body, ''), CONCAT('{"orderId":', msg_key, '}'))
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND consumer_status = 1
