SELECT EXISTS (SELECT 1 FROM trade_mq_consumer_log WHERE consumer_status = 2)
