-- Order ids as text, as some followers of the course had them: compared with numbers they lose their last digits.
CREATE TABLE trade_goods_number_log (
  goods_id     INT(11)     NOT NULL,
  order_id     VARCHAR(32) NOT NULL,
  goods_number INT(11)     DEFAULT NULL,
  log_time     DATETIME    DEFAULT NULL,
  PRIMARY KEY (goods_id, order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;
