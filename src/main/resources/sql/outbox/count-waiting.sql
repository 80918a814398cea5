-- How many messages of one topic are unsent or refused, and when the first of the unsent was written. The index on the status
-- answers but for that one row.
SELECT
  (SELECT COUNT(*) FROM trade_mq_producer_temp WHERE msg_status = 0 AND msg_topic <=> :topic AND seq > :after) AS unsent,
  (SELECT COUNT(*) FROM trade_mq_producer_temp WHERE msg_status = 2 AND msg_topic <=> :topic AND seq > :after) AS refused,
  (SELECT create_time FROM trade_mq_producer_temp
   WHERE msg_status = 0 AND msg_topic <=> :topic AND seq > :after ORDER BY seq LIMIT 1) AS oldest
