-- A shop that grew: partitioned logs, long keys, utf8mb4 in places, and a stock service elsewhere, so that the goods log here
-- holds restores only.
CREATE TABLE trade_order (
  order_id        BIGINT UNSIGNED NOT NULL,
  user_id         BIGINT         DEFAULT NULL,
  order_status    INT            DEFAULT NULL,
  pay_status      INT            DEFAULT NULL,
  shipping_status INT            DEFAULT NULL,
  address         TEXT,
  consignee       VARCHAR(255)   DEFAULT NULL,
  goods_id        BIGINT         DEFAULT NULL,
  goods_number    INT            DEFAULT NULL,
  goods_price     DECIMAL(10, 2) DEFAULT NULL,
  goods_amount    DECIMAL(10, 2) DEFAULT NULL,
  shipping_fee    DECIMAL(10, 2) DEFAULT NULL,
  order_amount    DECIMAL(10, 2) DEFAULT NULL,
  coupon_id       BIGINT         DEFAULT NULL,
  coupon_paid     DECIMAL(10, 2) DEFAULT NULL,
  money_paid      DECIMAL(10, 2) DEFAULT NULL,
  pay_amount      DECIMAL(10, 2) DEFAULT NULL,
  add_time        DATETIME       NOT NULL DEFAULT CURRENT_TIMESTAMP,
  confirm_time    DATETIME       DEFAULT NULL,
  pay_time        DATETIME       DEFAULT NULL,
  PRIMARY KEY (order_id),
  KEY idx_status (order_status)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE trade_goods (
  goods_id     BIGINT         NOT NULL,
  goods_name   VARCHAR(255)   DEFAULT NULL,
  goods_number INT            DEFAULT NULL,
  goods_price  DECIMAL(10, 2) DEFAULT NULL,
  goods_desc   TEXT,
  add_time     DATETIME       DEFAULT NULL,
  PRIMARY KEY (goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE trade_goods_number_log (
  order_id     BIGINT   NOT NULL,
  goods_id     BIGINT   NOT NULL,
  goods_number INT      DEFAULT NULL,
  log_time     DATETIME DEFAULT NULL,
  PRIMARY KEY (order_id, goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
  PARTITION BY HASH (order_id) PARTITIONS 4;

CREATE TABLE trade_coupon (
  coupon_id    BIGINT         NOT NULL,
  coupon_price DECIMAL(10, 2) DEFAULT NULL,
  user_id      BIGINT         DEFAULT NULL,
  order_id     BIGINT         DEFAULT NULL,
  is_used      INT            DEFAULT NULL,
  used_time    DATETIME       DEFAULT NULL,
  PRIMARY KEY (coupon_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE trade_user (
  user_id       BIGINT         NOT NULL,
  user_name     VARCHAR(255)   DEFAULT NULL,
  user_password VARCHAR(255)   DEFAULT NULL,
  user_mobile   VARCHAR(255)   DEFAULT NULL,
  user_score    INT            DEFAULT NULL,
  user_reg_time DATETIME       DEFAULT NULL,
  user_money    DECIMAL(10, 2) DEFAULT NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE trade_user_money_log (
  user_id        BIGINT         NOT NULL,
  order_id       BIGINT         NOT NULL,
  money_log_type INT            NOT NULL,
  use_money      DECIMAL(10, 2) DEFAULT NULL,
  create_time    DATETIME       DEFAULT NULL,
  PRIMARY KEY (user_id, order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE trade_mq_consumer_log (
  msg_id             VARCHAR(50)  DEFAULT NULL,
  group_name         VARCHAR(255) NOT NULL,
  msg_tag            VARCHAR(255) NOT NULL,
  msg_key            VARCHAR(255) NOT NULL,
  msg_body           VARCHAR(500) CHARACTER SET utf8mb4 DEFAULT NULL,
  consumer_status    INT          DEFAULT NULL,
  consumer_times     INT          DEFAULT NULL,
  consumer_timestamp DATETIME     DEFAULT NULL,
  remark             LONGTEXT,
  PRIMARY KEY (group_name, msg_tag, msg_key)
) ENGINE = InnoDB DEFAULT CHARSET = latin1
  PARTITION BY KEY (msg_key) PARTITIONS 4;

CREATE TABLE trade_mq_producer_temp (
  id          VARCHAR(200) NOT NULL,
  group_name  VARCHAR(255) DEFAULT NULL,
  msg_topic   VARCHAR(255) DEFAULT NULL,
  msg_tag     VARCHAR(255) DEFAULT NULL,
  msg_key     VARCHAR(255) DEFAULT NULL,
  msg_body    LONGTEXT,
  msg_status  INT          DEFAULT 0,
  create_time DATETIME     DEFAULT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE trade_history (
  id    BIGINT       NOT NULL AUTO_INCREMENT,
  what  VARCHAR(100) NOT NULL,
  about VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TRIGGER outbox_moves AFTER UPDATE ON trade_mq_producer_temp FOR EACH ROW
  INSERT INTO trade_history (what, about) VALUES ('outbox', NEW.id);
