CREATE TABLE trade_user (
  user_id       BIGINT         NOT NULL,
  user_name     VARCHAR(255)   NULL,
  user_password VARCHAR(255)   NULL,
  user_mobile   VARCHAR(255)   NULL,
  user_score    INT            NULL,
  user_reg_time DATETIME       NULL,
  user_money    DECIMAL(10, 2) NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
