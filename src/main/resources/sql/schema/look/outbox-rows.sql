SELECT EXISTS (SELECT 1 FROM trade_mq_producer_temp)
