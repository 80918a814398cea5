-- Rows among which those are that the way back set aside: a row in status 1 has no kind of reason otherwise, or hardly. Several
-- instances may start at once.
SELECT COUNT(*) FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
WHERE consumer_status = 1 AND next_attempt_at IS NULL AND reason_group > '' AND group_name = :group AND msg_tag = :tag
FOR UPDATE
