SELECT EXISTS (SELECT 1 FROM trade_mq_consumer_log WHERE CAST(consumer_timestamp AS CHAR) LIKE '0000%')
