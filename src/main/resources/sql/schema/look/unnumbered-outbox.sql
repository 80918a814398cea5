-- Unsent rows that stand in the order of their id, and none that was numbered by its age yet.
SELECT EXISTS (SELECT 1 FROM trade_mq_producer_temp WHERE COALESCE(msg_status, 0) = 0)
  AND NOT EXISTS (SELECT 1 FROM trade_mq_producer_temp WHERE seq <= 1000000000)
