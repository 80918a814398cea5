UPDATE trade_mq_producer_temp SET seq = ${counter}${kept} WHERE seq IS NULL
