UPDATE trade_mq_consumer_log SET consumer_timestamp = NULL${kept} WHERE YEAR(consumer_timestamp) = 0
