CREATE TABLE trade_mq_operator_log (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  happened_at    DATETIME(3)  NOT NULL COMMENT 'UTC',
  operator       VARCHAR(100) NOT NULL,
  operation      VARCHAR(20)  NOT NULL COMMENT 'replay, edit, restored, discard, reconcile',
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
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
