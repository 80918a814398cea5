-- Deletes sent messages of one topic, the oldest first, but for those older than the adoption (:after).
-- Only of a SELECT may the index be named; left to itself the server reads the whole table once there is much to delete.
DELETE t FROM (
  SELECT seq FROM trade_mq_producer_temp FORCE INDEX (idx_outbox_sent)
  WHERE msg_status = 1 AND msg_topic = :topic AND sent_at < :before AND seq > :after ORDER BY sent_at LIMIT :limit) old
STRAIGHT_JOIN trade_mq_producer_temp t ON t.seq = old.seq AND t.msg_status = 1
