CREATE TABLE trade_mq_attempt_log (
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
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
