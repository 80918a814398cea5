CREATE TABLE trade_user_money_log (
  user_id        BIGINT         NOT NULL,
  order_id       BIGINT         NOT NULL,
  money_log_type INT            NOT NULL COMMENT '1 paid 2 refunded',
  use_money      DECIMAL(10, 2) NULL,
  create_time    DATETIME       NULL,
  PRIMARY KEY (order_id, user_id, money_log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
