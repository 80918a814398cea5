-- Makes messages due. The claim token goes, so that a retry that held the message before can neither claim nor record it.
UPDATE trade_mq_consumer_log FORCE INDEX (PRIMARY)
SET consumer_status = 2, consumer_times = 0, next_attempt_at = :now, consumer_timestamp = :now, claim_token = NULL,
  msg_keys = NULL,   msg_body = COALESCE(:body, msg_body)
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys) AND consumer_status = 3
