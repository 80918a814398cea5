-- Names in capitals, which a server on Linux tells apart from ours.
CREATE TABLE TRADE_ORDER (
  ORDER_ID        BIGINT         NOT NULL,
  USER_ID         BIGINT         DEFAULT NULL,
  ORDER_STATUS    INT            DEFAULT NULL,
  PAY_STATUS      INT            DEFAULT NULL,
  SHIPPING_STATUS INT            DEFAULT NULL,
  GOODS_ID        BIGINT         DEFAULT NULL,
  GOODS_NUMBER    INT            DEFAULT NULL,
  COUPON_ID       BIGINT         DEFAULT NULL,
  MONEY_PAID      DECIMAL(10, 2) DEFAULT NULL,
  ADD_TIME        DATETIME       DEFAULT NULL,
  PRIMARY KEY (ORDER_ID)
) ENGINE = InnoDB DEFAULT CHARSET = utf8;
