-- The messages that the claim took and that still say success. By the time of the claim, which the index knows.
SELECT msg_key
FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
WHERE consumer_status = 1 AND next_attempt_at IS NULL AND reason_group IS NULL AND consumer_timestamp = :at
  AND group_name = :group AND msg_tag = :tag
  AND claim_token = :token
ORDER BY msg_key
FOR UPDATE
