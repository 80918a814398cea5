CREATE TABLE trade_coupon_log (
  coupon_id BIGINT   NOT NULL,
  order_id  BIGINT   NOT NULL,
  log_type  TINYINT  NOT NULL COMMENT '1 used 2 returned',
  log_time  DATETIME NULL,
  PRIMARY KEY (coupon_id, order_id, log_type),
  KEY idx_coupon_log_order (order_id, log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
