-- The tables of an order system, as design section 3 names them. Tables that exist already are left as they
-- are here; V2 brings them to the same shape.

CREATE TABLE IF NOT EXISTS trade_order (
  order_id        BIGINT         NOT NULL,
  user_id         BIGINT         NULL,
  order_status    INT            NULL COMMENT '0 unconfirmed 1 confirmed 2 cancelled 3 invalid 4 returned',
  pay_status      INT            NULL COMMENT '0 unpaid 1 paying 2 paid',
  shipping_status INT            NULL COMMENT '0 not shipped 1 shipped 2 received',
  address         VARCHAR(255)   NULL,
  consignee       VARCHAR(255)   NULL,
  goods_id        BIGINT         NULL,
  goods_number    INT            NULL,
  goods_price     DECIMAL(10, 2) NULL,
  goods_amount    DECIMAL(10, 2) NULL,
  shipping_fee    DECIMAL(10, 2) NULL,
  order_amount    DECIMAL(10, 2) NULL,
  coupon_id       BIGINT         NULL,
  coupon_paid     DECIMAL(10, 2) NULL,
  money_paid      DECIMAL(10, 2) NULL,
  pay_amount      DECIMAL(10, 2) NULL,
  add_time        DATETIME       NULL,
  confirm_time    DATETIME       NULL,
  pay_time        DATETIME       NULL,
  PRIMARY KEY (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_goods (
  goods_id     BIGINT         NOT NULL,
  goods_name   VARCHAR(255)   NULL,
  goods_number INT            NULL,
  goods_price  DECIMAL(10, 2) NULL,
  goods_desc   VARCHAR(255)   NULL,
  add_time     DATETIME       NULL,
  PRIMARY KEY (goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_goods_number_log (
  goods_id     BIGINT   NOT NULL,
  order_id     BIGINT   NOT NULL,
  log_type     TINYINT  NOT NULL DEFAULT 1 COMMENT '1 deducted 2 restored',
  goods_number INT      NULL COMMENT 'negative = taken',
  log_time     DATETIME NULL,
  PRIMARY KEY (goods_id, order_id, log_type),
  KEY idx_goods_log_order (order_id, log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_coupon (
  coupon_id    BIGINT         NOT NULL,
  coupon_price DECIMAL(10, 2) NULL,
  user_id      BIGINT         NULL,
  order_id     BIGINT         NULL,
  is_used      INT            NULL COMMENT '0 unused 1 used',
  used_time    DATETIME       NULL,
  PRIMARY KEY (coupon_id),
  KEY idx_coupon_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_coupon_log (
  coupon_id BIGINT   NOT NULL,
  order_id  BIGINT   NOT NULL,
  log_type  TINYINT  NOT NULL COMMENT '1 used 2 returned',
  log_time  DATETIME NULL,
  PRIMARY KEY (coupon_id, order_id, log_type),
  KEY idx_coupon_log_order (order_id, log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_user (
  user_id       BIGINT         NOT NULL,
  user_name     VARCHAR(255)   NULL,
  user_password VARCHAR(255)   NULL,
  user_mobile   VARCHAR(255)   NULL,
  user_score    INT            NULL,
  user_reg_time DATETIME       NULL,
  user_money    DECIMAL(10, 2) NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_user_money_log (
  user_id        BIGINT         NOT NULL,
  order_id       BIGINT         NOT NULL,
  money_log_type INT            NOT NULL COMMENT '1 paid 2 refunded',
  use_money      DECIMAL(10, 2) NULL,
  create_time    DATETIME       NULL,
  PRIMARY KEY (user_id, order_id, money_log_type),
  KEY idx_money_log_order (order_id, money_log_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_mq_consumer_log (
  group_name         VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  msg_tag            VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  msg_key            VARCHAR(100) COLLATE utf8mb4_bin NOT NULL COMMENT 'order id, or msgId:<id> of a message without a usable one',
  msg_id             VARCHAR(255) NULL,
  msg_body           MEDIUMTEXT   NULL,
  consumer_status    INT          NULL COMMENT '0 processing (old listener) 1 success 2 failed, due again 3 parked 4 discarded',
  consumer_times     INT          NULL COMMENT 'failed attempts so far',
  consumer_timestamp DATETIME(3)  NULL DEFAULT (UTC_TIMESTAMP(3)) COMMENT 'last change of the status, UTC',
  remark             VARCHAR(1000) NULL,
  next_attempt_at    DATETIME(3)  NULL COMMENT 'UTC',
  created_at         DATETIME(3)  NULL COMMENT 'UTC',
  claim_token        BIGINT       NULL COMMENT 'which batch claimed or leased the row last',
  PRIMARY KEY (group_name, msg_tag, msg_key),
  KEY idx_consumer_log_due (consumer_status, next_attempt_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS trade_mq_producer_temp (
  id          VARCHAR(100) NOT NULL,
  group_name  VARCHAR(100) NULL,
  msg_topic   VARCHAR(100) NULL,
  msg_tag     VARCHAR(100) NULL,
  msg_key     VARCHAR(100) NULL,
  msg_body    MEDIUMTEXT   NULL,
  msg_status  INT          NULL COMMENT '0 unsent 1 sent',
  create_time DATETIME     NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
