-- The tables as a hand-written listener of some years ago had them: MyISAM beside InnoDB, utf8 beside latin1, money
-- without cents, a goods log that cannot hold a restore, bodies of 500 characters and clocks that move by themselves.
CREATE TABLE trade_order (
  order_id        BIGINT(20)     NOT NULL,
  user_id         BIGINT(20)     DEFAULT NULL,
  order_status    INT(1)         DEFAULT NULL,
  pay_status      INT(1)         DEFAULT NULL,
  shipping_status INT(1)         DEFAULT NULL,
  address         VARCHAR(255)   DEFAULT NULL,
  consignee       VARCHAR(255)   DEFAULT NULL,
  goods_id        BIGINT(20)     DEFAULT NULL,
  goods_number    INT(11)        DEFAULT NULL,
  goods_price     DECIMAL(10, 2) DEFAULT NULL,
  goods_amount    DECIMAL(10, 2) DEFAULT NULL,
  shipping_fee    DECIMAL(10, 0) DEFAULT NULL,
  order_amount    DECIMAL(10, 2) DEFAULT NULL,
  coupon_id       BIGINT(20)     DEFAULT NULL,
  coupon_paid     DECIMAL(10, 2) DEFAULT NULL,
  money_paid      DECIMAL(10, 0) NOT NULL DEFAULT '0' COMMENT 'what the balance''s owner paid',
  pay_amount      DECIMAL(10, 0) DEFAULT NULL,
  add_time        DATETIME       DEFAULT NULL,
  confirm_time    DATETIME       DEFAULT NULL,
  pay_time        DATETIME       DEFAULT NULL,
  PRIMARY KEY (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_goods (
  goods_id     BIGINT(20)     NOT NULL,
  goods_name   VARCHAR(255)   DEFAULT NULL,
  goods_number INT(11)        DEFAULT NULL,
  goods_price  DECIMAL(10, 2) DEFAULT NULL,
  goods_desc   VARCHAR(255)   DEFAULT NULL,
  add_time     DATETIME       DEFAULT NULL,
  PRIMARY KEY (goods_id)
) ENGINE = MyISAM DEFAULT CHARSET = latin1;

CREATE TABLE trade_goods_number_log (
  goods_id     BIGINT(20) NOT NULL,
  order_id     BIGINT(20) NOT NULL,
  goods_number INT(11)    DEFAULT NULL,
  log_time     TIMESTAMP  NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (goods_id, order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_coupon (
  coupon_id    BIGINT(20)     NOT NULL,
  coupon_price DECIMAL(10, 0) DEFAULT NULL,
  user_id      BIGINT(20)     DEFAULT NULL,
  order_id     BIGINT(20)     DEFAULT NULL,
  is_used      INT(1)         DEFAULT NULL,
  used_time    DATETIME       DEFAULT NULL,
  PRIMARY KEY (coupon_id)
) ENGINE = InnoDB DEFAULT CHARSET = latin1;

CREATE TABLE trade_user (
  user_id       BIGINT(20)     NOT NULL,
  user_name     VARCHAR(255)   DEFAULT NULL,
  user_password VARCHAR(255)   DEFAULT NULL,
  user_mobile   VARCHAR(255)   DEFAULT NULL,
  user_score    INT(11)        DEFAULT NULL,
  user_reg_time DATETIME       DEFAULT NULL,
  user_money    DECIMAL(10, 0) NOT NULL DEFAULT '0',
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_user_money_log (
  user_id        BIGINT(20)     NOT NULL,
  order_id       BIGINT(20)     NOT NULL,
  money_log_type INT(1)         NOT NULL,
  use_money      DECIMAL(10, 0) DEFAULT NULL,
  create_time    DATETIME       DEFAULT NULL,
  PRIMARY KEY (user_id, order_id, money_log_type)
) ENGINE = MyISAM DEFAULT CHARSET = utf8;

CREATE TABLE trade_mq_consumer_log (
  msg_id             VARCHAR(50)  DEFAULT NULL,
  group_name         VARCHAR(100) NOT NULL,
  msg_tag            VARCHAR(100) NOT NULL,
  msg_key            VARCHAR(100) NOT NULL,
  msg_body           VARCHAR(500) DEFAULT NULL,
  consumer_status    INT(1)       DEFAULT NULL,
  consumer_times     INT(1)       DEFAULT NULL,
  consumer_timestamp TIMESTAMP    NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP,
  remark             VARCHAR(500) DEFAULT NULL,
  PRIMARY KEY (group_name, msg_tag, msg_key)
) ENGINE = MyISAM DEFAULT CHARSET = utf8 COLLATE = utf8_general_ci;

CREATE TABLE trade_mq_producer_temp (
  id          VARCHAR(100) NOT NULL,
  group_name  VARCHAR(100) DEFAULT NULL,
  msg_topic   VARCHAR(100) DEFAULT NULL,
  msg_tag     VARCHAR(100) DEFAULT NULL,
  msg_key     VARCHAR(100) DEFAULT NULL,
  msg_body    VARCHAR(500) DEFAULT NULL,
  msg_status  INT(1)       DEFAULT NULL,
  create_time DATETIME     DEFAULT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;
