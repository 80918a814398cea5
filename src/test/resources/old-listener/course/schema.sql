-- The schema that the well-known RocketMQ course on orders hands out, column by column and key by key (MySQL 5.5 then).
CREATE TABLE trade_coupon (
  coupon_id    BIGINT(50)     NOT NULL,
  coupon_price DECIMAL(10, 2) DEFAULT NULL,
  user_id      BIGINT(50)     DEFAULT NULL,
  order_id     BIGINT(32)     DEFAULT NULL,
  is_used      INT(1)         DEFAULT NULL,
  used_time    TIMESTAMP      NULL DEFAULT NULL,
  PRIMARY KEY (coupon_id),
  KEY FK_trade_coupon (user_id),
  KEY FK_trade_coupon2 (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_goods (
  goods_id     BIGINT(50)     NOT NULL AUTO_INCREMENT,
  goods_name   VARCHAR(255)   DEFAULT NULL,
  goods_number INT(11)        DEFAULT NULL,
  goods_price  DECIMAL(10, 2) DEFAULT NULL,
  goods_desc   VARCHAR(255)   DEFAULT NULL,
  add_time     TIMESTAMP      NULL DEFAULT NULL,
  PRIMARY KEY (goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_goods_number_log (
  goods_id     BIGINT(50) NOT NULL,
  order_id     BIGINT(50) NOT NULL,
  goods_number INT(11)    DEFAULT NULL,
  log_time     TIMESTAMP  NULL DEFAULT NULL,
  PRIMARY KEY (goods_id, order_id),
  KEY FK_trade_goods_number_log2 (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_mq_consumer_log (
  msg_id             VARCHAR(50)  DEFAULT NULL,
  group_name         VARCHAR(100) NOT NULL,
  msg_tag            VARCHAR(100) NOT NULL,
  msg_key            VARCHAR(100) NOT NULL,
  msg_body           VARCHAR(500) DEFAULT NULL,
  consumer_status    INT(1)       DEFAULT NULL COMMENT '0 in work 1 done 2 failed',
  consumer_times     INT(1)       DEFAULT NULL,
  consumer_timestamp TIMESTAMP    NULL DEFAULT NULL,
  remark             VARCHAR(500) DEFAULT NULL,
  PRIMARY KEY (group_name, msg_tag, msg_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_mq_producer_temp (
  id          VARCHAR(100) NOT NULL,
  group_name  VARCHAR(100) DEFAULT NULL,
  msg_topic   VARCHAR(100) DEFAULT NULL,
  msg_tag     VARCHAR(100) DEFAULT NULL,
  msg_key     VARCHAR(100) DEFAULT NULL,
  msg_body    VARCHAR(500) DEFAULT NULL,
  msg_status  INT(1)       DEFAULT NULL COMMENT '0 unsent 1 sent',
  create_time TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_order (
  order_id        BIGINT(50)     NOT NULL,
  user_id         BIGINT(50)     DEFAULT NULL,
  order_status    INT(1)         DEFAULT NULL,
  pay_status      INT(1)         DEFAULT NULL,
  shipping_status INT(1)         DEFAULT NULL,
  address         VARCHAR(255)   DEFAULT NULL,
  consignee       VARCHAR(255)   DEFAULT NULL,
  goods_id        BIGINT(50)     DEFAULT NULL,
  goods_number    INT(11)        DEFAULT NULL,
  goods_price     DECIMAL(10, 2) DEFAULT NULL,
  goods_amount    DECIMAL(10, 0) DEFAULT NULL,
  shipping_fee    DECIMAL(10, 2) DEFAULT NULL,
  order_amount    DECIMAL(10, 2) DEFAULT NULL,
  coupon_id       BIGINT(50)     DEFAULT NULL,
  coupon_paid     DECIMAL(10, 2) DEFAULT NULL,
  money_paid      DECIMAL(10, 2) DEFAULT NULL,
  pay_amount      DECIMAL(10, 2) DEFAULT NULL,
  add_time        TIMESTAMP      NULL DEFAULT NULL,
  confirm_time    TIMESTAMP      NULL DEFAULT NULL,
  pay_time        TIMESTAMP      NULL DEFAULT NULL,
  PRIMARY KEY (order_id),
  KEY FK_trade_order (user_id),
  KEY FK_trade_order2 (goods_id),
  KEY FK_trade_order3 (coupon_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_pay (
  pay_id     BIGINT(50)     NOT NULL,
  order_id   BIGINT(50)     DEFAULT NULL,
  pay_amount DECIMAL(10, 2) DEFAULT NULL,
  is_paid    INT(1)         DEFAULT NULL,
  PRIMARY KEY (pay_id),
  KEY FK_trade_pay (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_user (
  user_id       BIGINT(50)     NOT NULL AUTO_INCREMENT,
  user_name     VARCHAR(255)   DEFAULT NULL,
  user_password VARCHAR(255)   DEFAULT NULL,
  user_mobile   VARCHAR(255)   DEFAULT NULL,
  user_score    INT(11)        DEFAULT NULL,
  user_reg_time TIMESTAMP      NULL DEFAULT NULL,
  user_money    DECIMAL(10, 0) DEFAULT NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_user_money_log (
  user_id        BIGINT(50)     NOT NULL,
  order_id       BIGINT(50)     NOT NULL,
  money_log_type INT(1)         NOT NULL COMMENT '1 paid 2 refunded',
  use_money      DECIMAL(10, 2) DEFAULT NULL,
  create_time    TIMESTAMP      NULL DEFAULT NULL,
  PRIMARY KEY (user_id, order_id, money_log_type),
  KEY FK_trade_user_money_log2 (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;
