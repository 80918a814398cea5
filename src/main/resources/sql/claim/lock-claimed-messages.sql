-- The messages that the claim took and that still say success. By the time of the claim, which the index knows.
SELECT msg_key
FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_purge)
WHERE consumer_status = 1 AND consumer_timestamp = :at AND group_name = :group AND msg_tag = :tag
  AND claim_token = :token
ORDER BY msg_key
FOR UPDATE
