-- Takes their success back: a person decides what was done of them.
UPDATE trade_mq_consumer_log FORCE INDEX (PRIMARY)
SET consumer_status = 3, consumer_times = COALESCE(consumer_times, 0) + 1, remark = :reason, reason_group = :kind,
  consumer_timestamp = :now, next_attempt_at = NULL
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND claim_token = :token AND consumer_status = 1
