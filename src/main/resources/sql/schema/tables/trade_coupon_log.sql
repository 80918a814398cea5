CREATE TABLE trade_coupon_log (
  coupon_id BIGINT   NOT NULL,
  order_id  BIGINT   NOT NULL,
  log_type  TINYINT  NOT NULL COMMENT '1 used 2 returned',
  log_time  DATETIME NULL,
  PRIMARY KEY (order_id, coupon_id, log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
