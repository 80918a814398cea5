-- An outbox that counts its rows in a column of its own, and a trigger on every change of them.
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
  id    BIGINT       NOT NULL AUTO_INCREMENT,
  about VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;

CREATE TRIGGER outbox_moves AFTER UPDATE ON trade_mq_producer_temp FOR EACH ROW
  INSERT INTO trade_history (about) VALUES (NEW.id);
