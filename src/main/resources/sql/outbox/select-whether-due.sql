-- One row if there may be something to publish to this topic. Locks nothing, so that an idle relay costs one look at an index.
SELECT seq FROM trade_mq_producer_temp FORCE INDEX (idx_outbox_unsent)
WHERE msg_status = 0 AND msg_topic <=> :topic AND seq > :after
  AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
LIMIT 1
