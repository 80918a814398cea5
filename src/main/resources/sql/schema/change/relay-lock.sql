INSERT IGNORE INTO trade_mq_relay_lock (name) VALUES ('outbox')
