-- A shop whose tables passed a review: surrogate keys beside unique ones, foreign keys, triggers, views, generated columns, and
-- an outbox that counts its rows itself.
CREATE TABLE trade_goods (
  goods_id     BIGINT         NOT NULL,
  goods_name   VARCHAR(255)   DEFAULT NULL,
  goods_number INT            NOT NULL DEFAULT 0,
  goods_price  DECIMAL(12, 2) DEFAULT NULL,
  goods_desc   VARCHAR(255)   DEFAULT NULL,
  add_time     TIMESTAMP      NULL DEFAULT CURRENT_TIMESTAMP,
  update_time  TIMESTAMP      NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_user (
  user_id       BIGINT         NOT NULL AUTO_INCREMENT,
  user_name     VARCHAR(255)   NOT NULL,
  user_password VARCHAR(255)   DEFAULT NULL,
  user_mobile   VARCHAR(255)   DEFAULT NULL,
  user_score    INT            DEFAULT NULL,
  user_reg_time TIMESTAMP      NULL DEFAULT NULL,
  user_money    DECIMAL(12, 2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (user_id),
  UNIQUE KEY uk_mobile (user_mobile)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_order (
  id              BIGINT         NOT NULL AUTO_INCREMENT,
  order_id        BIGINT         NOT NULL,
  user_id         BIGINT         DEFAULT NULL,
  order_status    INT            NOT NULL DEFAULT 0,
  pay_status      INT            NOT NULL DEFAULT 0,
  shipping_status INT            NOT NULL DEFAULT 0,
  address         VARCHAR(255)   DEFAULT NULL,
  consignee       VARCHAR(255)   DEFAULT NULL,
  goods_id        BIGINT         DEFAULT NULL,
  goods_number    INT            DEFAULT NULL,
  goods_price     DECIMAL(12, 2) DEFAULT NULL,
  goods_amount    DECIMAL(12, 0) DEFAULT NULL,
  shipping_fee    DECIMAL(12, 2) DEFAULT NULL,
  order_amount    DECIMAL(12, 2) DEFAULT NULL,
  coupon_id       BIGINT         DEFAULT NULL,
  coupon_paid     DECIMAL(12, 2) DEFAULT NULL,
  money_paid      DECIMAL(12, 2) DEFAULT NULL,
  pay_amount      DECIMAL(12, 2) DEFAULT NULL,
  open_amount     DECIMAL(12, 2) GENERATED ALWAYS AS (order_amount - coupon_paid - money_paid) STORED,
  goods_total     DECIMAL(14, 2) GENERATED ALWAYS AS (goods_amount + shipping_fee) VIRTUAL,
  add_time        TIMESTAMP      NULL DEFAULT CURRENT_TIMESTAMP,
  confirm_time    TIMESTAMP      NULL DEFAULT NULL,
  pay_time        TIMESTAMP      NULL DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_order (order_id),
  CONSTRAINT fk_order_user FOREIGN KEY (user_id) REFERENCES trade_user (user_id),
  CONSTRAINT fk_order_goods FOREIGN KEY (goods_id) REFERENCES trade_goods (goods_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_goods_number_log (
  id           BIGINT    NOT NULL AUTO_INCREMENT,
  goods_id     BIGINT    NOT NULL,
  order_id     BIGINT    NOT NULL,
  goods_number INT       NOT NULL,
  log_time     TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uk_line (goods_id, order_id),
  CONSTRAINT fk_log_goods FOREIGN KEY (goods_id) REFERENCES trade_goods (goods_id),
  CONSTRAINT fk_log_order FOREIGN KEY (order_id) REFERENCES trade_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_coupon (
  coupon_id    BIGINT         NOT NULL,
  coupon_price DECIMAL(12, 2) DEFAULT NULL,
  user_id      BIGINT         DEFAULT NULL,
  order_id     BIGINT         DEFAULT NULL,
  is_used      BIT(1)         NOT NULL DEFAULT b'0',
  used_time    TIMESTAMP      NULL DEFAULT NULL,
  PRIMARY KEY (coupon_id),
  CONSTRAINT fk_coupon_order FOREIGN KEY (order_id) REFERENCES trade_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_user_money_log (
  id             BIGINT         NOT NULL AUTO_INCREMENT,
  user_id        BIGINT         NOT NULL,
  order_id       BIGINT         NOT NULL,
  money_log_type INT            NOT NULL,
  use_money      DECIMAL(12, 2) DEFAULT NULL,
  create_time    TIMESTAMP      NULL DEFAULT CURRENT_TIMESTAMP,
  booked_by      VARCHAR(40)    NOT NULL COMMENT 'without a default: whoever books has to say who',
  PRIMARY KEY (id),
  CONSTRAINT fk_money_user FOREIGN KEY (user_id) REFERENCES trade_user (user_id),
  CONSTRAINT fk_money_order FOREIGN KEY (order_id) REFERENCES trade_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_mq_consumer_log (
  id                 BIGINT       NOT NULL AUTO_INCREMENT,
  msg_id             VARCHAR(50)  DEFAULT NULL,
  group_name         VARCHAR(100) NOT NULL,
  msg_tag            VARCHAR(100) NOT NULL,
  msg_key            VARCHAR(100) NOT NULL,
  msg_body           TEXT,
  consumer_status    INT          NOT NULL DEFAULT 0,
  consumer_times     INT          NOT NULL DEFAULT 0,
  consumer_timestamp TIMESTAMP    NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  remark             VARCHAR(500) DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_message (group_name, msg_tag, msg_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_mq_producer_temp (
  outbox_no   BIGINT       NOT NULL AUTO_INCREMENT,
  id          VARCHAR(100) NOT NULL,
  group_name  VARCHAR(100) DEFAULT NULL,
  msg_topic   VARCHAR(100) DEFAULT NULL,
  msg_tag     VARCHAR(100) DEFAULT NULL,
  msg_key     VARCHAR(100) DEFAULT NULL,
  msg_body    TEXT,
  msg_status  INT          NOT NULL DEFAULT 0,
  create_time TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (outbox_no),
  UNIQUE KEY uk_outbox_id (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TABLE trade_history (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  what       VARCHAR(100) NOT NULL,
  about      VARCHAR(100) DEFAULT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TRIGGER stock_moves AFTER UPDATE ON trade_goods FOR EACH ROW
  INSERT INTO trade_history (what, about) VALUES (CONCAT('stock ', OLD.goods_number, ' to ', NEW.goods_number), NEW.goods_id);

-- Harmful if a migration sets it off: it books the pieces a second time.
CREATE TRIGGER log_is_corrected AFTER UPDATE ON trade_goods_number_log FOR EACH ROW
  UPDATE trade_goods SET goods_number = goods_number - OLD.goods_number + NEW.goods_number - 1000 WHERE goods_id = NEW.goods_id;

CREATE TRIGGER message_moves AFTER UPDATE ON trade_mq_consumer_log FOR EACH ROW
  INSERT INTO trade_history (what, about) VALUES (CONCAT('message ', OLD.consumer_status, ' to ', NEW.consumer_status), NEW.msg_key);

CREATE VIEW open_orders AS SELECT * FROM trade_order WHERE order_status IN (0, 1);

CREATE VIEW goods_movements AS
  SELECT l.*, o.order_status FROM trade_goods_number_log l JOIN trade_order o ON o.order_id = l.order_id;
