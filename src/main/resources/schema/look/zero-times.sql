SELECT EXISTS (SELECT 1 FROM trade_mq_consumer_log WHERE YEAR(consumer_timestamp) = 0)
