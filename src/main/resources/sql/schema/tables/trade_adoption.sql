-- When the tables of an old listener became those of the product: one row, written once. None where there was no old listener.
CREATE TABLE trade_adoption (
  id              TINYINT     NOT NULL COMMENT 'always 1',
  adopted_at      DATETIME(3) NOT NULL COMMENT 'UTC, by the clock of the database; orders before it are older',
  last_message_at DATETIME(3) NOT NULL COMMENT 'consumer_timestamp: messages done before it are older',
  last_outbox_seq BIGINT      NOT NULL COMMENT 'seq: messages of the outbox up to it are older',
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
