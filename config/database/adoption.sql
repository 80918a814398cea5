-- Moves the recorded moment of the adoption to now (docs/switching.md, "The maintenance window"). For the account that may change
-- the tables, with the old listener stopped and this product not started yet:
--
--   mysql -u root -p trade < config/database/adoption.sql
--
-- It is one statement, because without this row nothing is older than the adoption: there is no moment at which it is missing.

REPLACE INTO trade_adoption (id, adopted_at, last_message_at, last_outbox_seq)
SELECT 1, UTC_TIMESTAMP(3),
  GREATEST(UTC_TIMESTAMP(3), COALESCE((
    SELECT MAX(consumer_timestamp) + INTERVAL 1 SECOND FROM trade_mq_consumer_log
    WHERE consumer_status = 1 AND consumer_timestamp < UTC_TIMESTAMP(3) + INTERVAL 14 HOUR), UTC_TIMESTAMP(3))),
  COALESCE((SELECT MAX(seq) FROM trade_mq_producer_temp), 0);
