-- The consumer log. Keys are compared byte by byte: under a case-insensitive collation two messages could share one row.
-- The timestamp's default is for an old listener that still runs: without it, nobody could tell since when it has been
-- working on a message. The index on the reason begins with the group, because only parked and failed rows have one, and the
-- routes' own queries must not be tempted: a lease that read another index would lock every due row instead of its share.
-- The KEYS of a refused message let a replay ask again whether they contradict the body. Of a message that was refused before
-- the column was there nobody knows them any more: null, and it is not trusted.
-- The index for the purge finds the oldest success rows without looking at the others.
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
  KEY idx_consumer_log_due (consumer_status, next_attempt_at),
  KEY idx_consumer_log_reason (reason_group, consumer_status, msg_key),
  KEY idx_consumer_log_purge (consumer_status, consumer_timestamp)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
