-- The next topic that has unsent messages, and the number of the oldest of them.
SELECT msg_topic, seq FROM trade_mq_producer_temp FORCE INDEX (idx_outbox_unsent)
WHERE msg_status = 0 AND msg_topic > :last
ORDER BY msg_topic, seq
LIMIT 1
