-- The outbox. Keys are compared byte by byte, as in the consumer log: two orders whose keys differ in case only do not wait
-- for each other. A service that does not name the status wants its message published. Whoever looks for unsent or sent messages
-- names the topic, so that rows of other services are not even passed over, however many there are.
CREATE TABLE trade_mq_producer_temp (
  id              VARCHAR(100) NOT NULL,
  group_name      VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  msg_topic       VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  msg_tag         VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  msg_key         VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  msg_body        MEDIUMTEXT CHARACTER SET utf8mb4 NULL,
  msg_status      INT          NULL DEFAULT 0 COMMENT '0 unsent 1 sent 2 refused',
  create_time     DATETIME     NULL,
  attempts        INT          NOT NULL DEFAULT 0 COMMENT 'failed ones',
  next_attempt_at DATETIME(3)  NULL COMMENT 'UTC; null: at once',
  remark          VARCHAR(1000) CHARACTER SET utf8mb4 NULL COMMENT 'code and reason of the last failure',
  sent_at         DATETIME(3)  NULL COMMENT 'UTC',
  seq             BIGINT       NOT NULL AUTO_INCREMENT COMMENT 'order of publication',
  PRIMARY KEY (id),
  UNIQUE KEY uk_outbox_seq (seq),
  KEY idx_outbox_unsent (msg_status, msg_topic, seq),
  KEY idx_outbox_key (msg_key),
  KEY idx_outbox_sent (msg_status, msg_topic, sent_at, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
