-- What the KEYS of a refused message said, so that a replay can ask again whether they contradict the body. Of a message
-- that was refused before, nobody knows it any more: null, and it is not trusted. Like V2 it asks before the change.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND column_name = 'msg_keys') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD COLUMN msg_keys VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT ''KEYS of a refused message; empty if it had none''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;
