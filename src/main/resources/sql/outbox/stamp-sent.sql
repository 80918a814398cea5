-- Gives messages of one topic that somebody else marked as sent a time from which they age.
UPDATE (
  SELECT seq FROM trade_mq_producer_temp FORCE INDEX (idx_outbox_sent)
  WHERE msg_status = 1 AND msg_topic = :topic AND sent_at IS NULL AND seq > :after LIMIT :limit) unstamped
STRAIGHT_JOIN trade_mq_producer_temp t ON t.seq = unstamped.seq AND t.msg_status = 1
SET t.sent_at = :now
