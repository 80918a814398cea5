SELECT EXISTS (SELECT 1 FROM trade_mq_relay_lock WHERE name = 'outbox')
