-- What orders took from the stock, and what went back. The key begins with the order, by which it is looked up. The type's default serves writers that do not know the column: what
-- they add to the stock is a restore, and stands beside the deduction.
CREATE TABLE trade_goods_number_log (
  goods_id     BIGINT   NOT NULL,
  order_id     BIGINT   NOT NULL,
  log_type     TINYINT  NOT NULL DEFAULT (IF(goods_number > 0, 2, 1)) COMMENT '1 deducted 2 restored',
  goods_number INT      NULL COMMENT 'negative = taken',
  log_time     DATETIME NULL,
  PRIMARY KEY (order_id, goods_id, log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
