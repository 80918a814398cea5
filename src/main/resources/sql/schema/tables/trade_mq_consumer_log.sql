-- The consumer log. Keys are compared byte by byte: under a case-insensitive collation two messages could share one row.
-- The timestamp's default is for an old listener that still runs: without it, nobody could tell since when it has been
-- working on a message.
-- One index serves all who look for rows by status, because each one more is written with every claim: only failed rows have
-- a time for the next attempt, and only rows that a person looks at have a reason, so the successes that the purge looks for
-- are in it by their age, and the parked by their reason.
-- The KEYS of a refused message let a replay ask again whether they contradict the body. Of a message that was refused before
-- the column was there nobody knows them any more: null, and it is not trusted.
CREATE TABLE trade_mq_consumer_log (
  group_name         VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_tag            VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_key            VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'order id, or msgId:<id>:<digest> of a message without a usable one',
  msg_id             VARCHAR(255) CHARACTER SET utf8mb4 NULL,
  msg_body           MEDIUMTEXT CHARACTER SET utf8mb4 NULL,
  consumer_status    INT          NULL COMMENT '0 processing (old listener) 1 success 2 failed, due again 3 parked 4 discarded',
  consumer_times     INT          NULL COMMENT 'failed attempts so far',
  consumer_timestamp DATETIME(3)  NULL DEFAULT (UTC_TIMESTAMP(3)) COMMENT 'last change of the status, UTC',
  remark             VARCHAR(1000) CHARACTER SET utf8mb4 NULL,
  next_attempt_at    DATETIME(3)  NULL COMMENT 'UTC',
  created_at         DATETIME(3)  NULL COMMENT 'UTC',
  claim_token        BIGINT       NULL COMMENT 'which batch claimed or leased the row last',
  reason_group       CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the same for every reason of one kind',
  msg_keys           VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'KEYS of a refused message; empty if it had none',
  PRIMARY KEY (group_name, msg_tag, msg_key),
  KEY idx_consumer_log_status (consumer_status, next_attempt_at, reason_group, consumer_timestamp)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
