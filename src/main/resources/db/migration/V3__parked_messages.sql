-- What an operator needs to decide about parked messages. Like V2 it asks before each change of a table that exists, so
-- that it can run again from where it stopped.

-- Index: reason_group first, because only parked and failed rows have one, and the routes' own queries must not be
-- tempted: a lease that read another index would lock every due row instead of its share.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND column_name = 'reason_group') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD COLUMN reason_group CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT ''the same for every reason of one kind''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND index_name = 'idx_consumer_log_reason') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD KEY idx_consumer_log_reason (reason_group, consumer_status, msg_key)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

CREATE TABLE IF NOT EXISTS trade_mq_attempt_log (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  group_name     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_tag        VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_key        VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  attempt_number INT          NOT NULL COMMENT 'counted anew after a replay',
  attempted_at   DATETIME(3)  NOT NULL COMMENT 'UTC',
  reason         VARCHAR(1000) NULL,
  trace          VARCHAR(2000) NULL COMMENT 'exceptions, route and own frames; null if the message was refused unread',
  PRIMARY KEY (id),
  KEY idx_attempt_log_message (group_name, msg_tag, msg_key, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_mq_operator_log (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  happened_at    DATETIME(3)  NOT NULL COMMENT 'UTC',
  operator       VARCHAR(100) NOT NULL,
  operation      VARCHAR(20)  NOT NULL COMMENT 'replay, edit, discard',
  group_name     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_tag        VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_key        VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  comment        VARCHAR(1000) NULL,
  status_before  INT          NULL COMMENT 'null: the row did not exist',
  status_after   INT          NOT NULL,
  body_before    MEDIUMTEXT   NULL COMMENT 'only if the body was edited',
  body_after     MEDIUMTEXT   NULL COMMENT 'only if the body was edited',
  reason_before  VARCHAR(1000) NULL,
  PRIMARY KEY (id),
  KEY idx_operator_log_message (group_name, msg_tag, msg_key, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
