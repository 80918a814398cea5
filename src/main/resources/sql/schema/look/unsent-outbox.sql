SELECT EXISTS (SELECT 1 FROM trade_mq_producer_temp WHERE COALESCE(msg_status, 0) = 0)
