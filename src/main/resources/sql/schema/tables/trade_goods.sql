CREATE TABLE trade_goods (
  goods_id     BIGINT         NOT NULL,
  goods_name   VARCHAR(255)   NULL,
  goods_number INT            NULL,
  goods_price  DECIMAL(10, 2) NULL,
  goods_desc   VARCHAR(255)   NULL,
  add_time     DATETIME       NULL,
  PRIMARY KEY (goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
