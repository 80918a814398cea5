-- What an order takes of each kind of goods, if it has several lines or coupons; the row in trade_order then names none.
CREATE TABLE trade_order_line (
  order_id     BIGINT         NOT NULL,
  goods_id     BIGINT         NOT NULL,
  goods_number INT            NOT NULL,
  goods_price  DECIMAL(10, 2) NOT NULL COMMENT 'of one piece',
  PRIMARY KEY (order_id, goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
