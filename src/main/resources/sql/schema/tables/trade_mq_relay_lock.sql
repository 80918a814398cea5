-- Whoever holds the row of this table publishes; the others wait for its transaction to end, or its connection to break.
CREATE TABLE trade_mq_relay_lock (
  name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
