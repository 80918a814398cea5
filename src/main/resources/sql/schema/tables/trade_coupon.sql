CREATE TABLE trade_coupon (
  coupon_id    BIGINT         NOT NULL,
  coupon_price DECIMAL(10, 2) NULL,
  user_id      BIGINT         NULL,
  order_id     BIGINT         NULL,
  is_used      INT            NULL COMMENT '0 unused 1 used',
  used_time    DATETIME       NULL,
  PRIMARY KEY (coupon_id),
  KEY idx_coupon_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
