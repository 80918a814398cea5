-- Messages that this instance has leased; a lease that has passed to another instance has another token.
UPDATE trade_mq_consumer_log
SET consumer_status = 1, claim_token = :token, consumer_timestamp = :now, next_attempt_at = NULL, remark = NULL, reason_group = NULL,
  msg_body = IF(:kept, msg_body, NULL)
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND claim_token = :lease AND consumer_status = 2
