-- Makes this instance the one that publishes, until its transaction ends. Another one is told so at once and does not wait.
SELECT name FROM trade_mq_relay_lock WHERE name = 'outbox' FOR UPDATE SKIP LOCKED
