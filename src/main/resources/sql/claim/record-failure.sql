-- A failed attempt at a leased message; one that another instance has moved on in the meantime is left alone.
UPDATE trade_mq_consumer_log
SET consumer_status = :status, consumer_times = :times, remark = :reason, reason_group = :kind, next_attempt_at = :next,
  consumer_timestamp = :now, msg_keys = :keys
WHERE group_name = :group AND msg_tag = :tag AND msg_key = :key AND consumer_status = 2 AND claim_token = :lease
  AND COALESCE(consumer_times, 0) = :before
