-- A message that waits in the outbox
-- What it means: the message has been in trade_mq_producer_temp unsent for longer than compensation.audit.grace: whoever
--   is to receive it, knows nothing yet. The relay does not run, or the broker refuses the message.
-- What to do: look whether the relay runs and what the log says about the broker. Rows that are not to be sent any more
--   get msg_status 1.
-- Needs: order
SELECT CONCAT('outbox ', id, ', key ', COALESCE(msg_key, 'none')) AS subject, NULL AS order_id,
  CONCAT(COALESCE(msg_tag, 'message'), ' unsent since ', create_time) AS finding
FROM trade_mq_producer_temp
WHERE COALESCE(msg_status, 0) = 0 AND msg_topic IN (:topics) AND seq > :outboxAfter AND create_time < :before
