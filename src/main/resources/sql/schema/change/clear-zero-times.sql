UPDATE trade_mq_consumer_log SET consumer_timestamp = NULL${kept} WHERE CAST(consumer_timestamp AS CHAR) LIKE '0000%'
