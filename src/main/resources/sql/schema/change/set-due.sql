UPDATE trade_mq_consumer_log SET next_attempt_at = UTC_TIMESTAMP(3)${kept} WHERE consumer_status = 2 AND next_attempt_at IS NULL
