-- Whether there may be anything that the way back set aside.
SELECT 1 FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
WHERE consumer_status = 1 AND next_attempt_at IS NULL AND reason_group > '' AND group_name = :group AND msg_tag = :tag
LIMIT 1
