-- The number of the newest unsent message of a topic.
SELECT seq FROM trade_mq_producer_temp FORCE INDEX (idx_outbox_unsent)
WHERE msg_status = 0 AND msg_topic = :topic
ORDER BY seq DESC
LIMIT 1
