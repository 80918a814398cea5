-- The coupons of an order that has several lines or coupons.
CREATE TABLE trade_order_coupon (
  order_id     BIGINT         NOT NULL,
  coupon_id    BIGINT         NOT NULL,
  coupon_price DECIMAL(10, 2) NOT NULL COMMENT 'what it was worth for this order',
  PRIMARY KEY (order_id, coupon_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
