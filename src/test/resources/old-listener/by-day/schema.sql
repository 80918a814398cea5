-- A goods log that is cut by day: every unique key has to name the day, so none can say that a line is restored once.
CREATE TABLE trade_goods_number_log (
  goods_id     BIGINT   NOT NULL,
  order_id     BIGINT   NOT NULL,
  goods_number INT      DEFAULT NULL,
  log_time     DATETIME NOT NULL,
  PRIMARY KEY (goods_id, order_id, log_time)
) ENGINE = InnoDB DEFAULT CHARSET = utf8
  PARTITION BY RANGE (TO_DAYS(log_time)) (
    PARTITION p2021 VALUES LESS THAN (TO_DAYS('2022-01-01')), PARTITION later VALUES LESS THAN MAXVALUE);
