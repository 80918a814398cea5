-- One row for each claim whose transaction has not come to its end. It is inserted with the claim and deleted right before
-- the commit: whoever sees one sees that something committed in between.
CREATE TABLE trade_mq_open_claim (
  claim_token BIGINT       NOT NULL,
  group_name  VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  msg_tag     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  claimed_at  DATETIME(3)  NOT NULL COMMENT 'UTC; consumer_timestamp of the rows that it claimed',
  PRIMARY KEY (claim_token)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
