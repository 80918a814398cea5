-- One row if there may be something to publish. Locks nothing, so that an idle relay costs one look at an index.
SELECT seq FROM trade_mq_producer_temp FORCE INDEX (idx_outbox_unsent)
WHERE msg_status = 0
  AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
  AND COALESCE(msg_topic, '') NOT IN (:away)
LIMIT 1
