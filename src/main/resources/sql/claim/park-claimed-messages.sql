-- Takes their success back: a person decides what was done of them. A body that was not kept is no longer known here; what a replay
-- needs is the order id.
UPDATE trade_mq_consumer_log FORCE INDEX (PRIMARY)
SET consumer_status = 3, consumer_times = COALESCE(consumer_times, 0) + 1, remark = :reason, reason_group = :kind,
  consumer_timestamp = :now, next_attempt_at = NULL,
  msg_body = COALESCE(msg_body, CONCAT('{"orderId":', msg_key, '}'))
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND claim_token = :token AND consumer_status = 1
