-- What the relay needs to publish the outbox, and the sweeper to find unconfirmed orders. Like V2 it asks before each change
-- of a table that exists, so that it can run again from where it stopped.
SET @session_sql_mode = @@session.sql_mode;
SET @session_group_concat_max_len = @@session.group_concat_max_len;
SET sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';
SET group_concat_max_len = 65536;

-- Keys are compared byte by byte, as in the consumer log: two orders whose keys differ in case only do not wait for each
-- other. And an index under another character set than the connection's would not be used.

SET @ddl = (SELECT COALESCE(CONCAT('ALTER TABLE trade_mq_producer_temp ', GROUP_CONCAT('MODIFY ', column_name, ' VARCHAR(',
    GREATEST(100, character_maximum_length), ') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL' SEPARATOR ', ')), 'DO 0')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_producer_temp'
  AND column_name IN ('group_name', 'msg_topic', 'msg_tag', 'msg_key')
  AND (collation_name <> 'utf8mb4_bin' OR character_maximum_length < 100));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- A service that does not name the status wants its message published.
SET @ddl = (SELECT IF((SELECT COALESCE(column_default, '') FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'msg_status') <> '0',
  'ALTER TABLE trade_mq_producer_temp MODIFY msg_status INT NULL DEFAULT 0 COMMENT ''0 unsent 1 sent 2 refused''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'attempts') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD COLUMN attempts INT NOT NULL DEFAULT 0 COMMENT ''failed ones''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'next_attempt_at') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD COLUMN next_attempt_at DATETIME(3) NULL COMMENT ''UTC; null: at once''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'remark') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD COLUMN remark VARCHAR(1000) NULL COMMENT ''code and reason of the last failure''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'sent_at') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD COLUMN sent_at DATETIME(3) NULL COMMENT ''UTC''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- The order of publication. Rows that are there already get theirs by age; the primary key alone would shuffle them.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'seq') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD COLUMN seq BIGINT NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @seq = 0;
SET @ddl = (SELECT IF((SELECT extra FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'seq') NOT LIKE '%auto_increment%',
  'UPDATE trade_mq_producer_temp SET seq = (@seq := @seq + 1), create_time = create_time ORDER BY create_time, id',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT extra FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND column_name = 'seq') NOT LIKE '%auto_increment%',
  'ALTER TABLE trade_mq_producer_temp MODIFY seq BIGINT NOT NULL AUTO_INCREMENT COMMENT ''order of publication'',
    ADD UNIQUE KEY uk_outbox_seq (seq)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND index_name = 'idx_outbox_unsent') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD KEY idx_outbox_unsent (msg_status, seq)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND index_name = 'idx_outbox_key') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD KEY idx_outbox_key (msg_key)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp' AND index_name = 'idx_outbox_sent') = 0,
  'ALTER TABLE trade_mq_producer_temp ADD KEY idx_outbox_sent (msg_status, sent_at)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- Whoever holds this row publishes; the others wait for its transaction to end, or its connection to break.
CREATE TABLE IF NOT EXISTS trade_mq_relay_lock (
  name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT IGNORE INTO trade_mq_relay_lock (name) VALUES ('outbox');

-- A few orders among a million are unconfirmed.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_order' AND index_name = 'idx_order_unconfirmed') = 0,
  'ALTER TABLE trade_order ADD KEY idx_order_unconfirmed (order_status, add_time)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET group_concat_max_len = @session_group_concat_max_len;
SET sql_mode = @session_sql_mode;
