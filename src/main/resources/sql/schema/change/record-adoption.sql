-- The old log may have been written in another zone than UTC, so that its last messages lie ahead, but by hours only: what
-- lies further ahead is no time.
INSERT IGNORE INTO trade_adoption (id, adopted_at, last_message_at, last_outbox_seq)
SELECT 1, UTC_TIMESTAMP(3),
  GREATEST(UTC_TIMESTAMP(3), COALESCE((
    SELECT MAX(consumer_timestamp) + INTERVAL 1 SECOND FROM trade_mq_consumer_log
    WHERE consumer_status = 1 AND consumer_timestamp < UTC_TIMESTAMP(3) + INTERVAL 14 HOUR), UTC_TIMESTAMP(3))),
  COALESCE((SELECT MAX(seq) FROM trade_mq_producer_temp), 0)
