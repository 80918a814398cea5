-- Unsent messages of one topic, oldest first, but for those that wait: for their next attempt, or behind an older message of
-- the same key that waits for its own. What is older than the adoption (:after) is passed over.
-- Locks nothing: who holds the relay's lock is the only one to change these rows, and writers only add some.
SELECT t.seq, t.id, t.msg_topic, t.msg_tag, t.msg_key, t.attempts, OCTET_LENGTH(t.msg_body) AS bytes
FROM trade_mq_producer_temp t FORCE INDEX (idx_outbox_unsent)
WHERE t.msg_status = 0 AND t.msg_topic <=> :topic AND t.seq > :after
  AND (t.next_attempt_at IS NULL OR t.next_attempt_at <= :now)
  AND NOT EXISTS (
    SELECT 1 FROM trade_mq_producer_temp e FORCE INDEX (idx_outbox_key)
    WHERE e.msg_key = t.msg_key AND e.msg_topic = t.msg_topic AND e.msg_status = 0 AND e.seq < t.seq
      AND e.next_attempt_at > :now)
ORDER BY t.seq
LIMIT :limit
