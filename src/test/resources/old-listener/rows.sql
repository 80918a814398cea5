-- Three thousand rows of every table. Order n of 1 to 3000 took goods and money; 3001 to 3010 were given back.
CREATE TABLE numbers (n INT NOT NULL PRIMARY KEY);
INSERT INTO numbers
SELECT thousands.d * 1000 + hundreds.d * 100 + tens.d * 10 + ones.d
FROM (SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) thousands,
  (SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4
    UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) hundreds,
  (SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4
    UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) tens,
  (SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4
    UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) ones;
DELETE FROM numbers WHERE n = 0 OR n > 3010;

INSERT INTO trade_order
SELECT n, n, n % 5, n % 3, n % 3, '北京市海淀区 1', CONCAT('收货人 ', n), n, n % 5 + 1, 10.25, 20.50, 12, 32.5, n, 1.5,
  n % 700, 33, '2019-05-01 10:00:00', NULL, NULL
FROM numbers;

INSERT INTO trade_goods
SELECT n, CONCAT('Café ', n), 1000, 10.25, NULL, '2019-05-01 10:00:00' FROM numbers;

INSERT INTO trade_goods_number_log
SELECT n, n, IF(n > 3000, 3, -(n % 5 + 1)), '2019-05-01 10:00:00' + INTERVAL n SECOND FROM numbers;

INSERT INTO trade_coupon
SELECT n, n % 40, n, IF(n % 2 = 0, n, NULL), 1 - n % 2, IF(n % 2 = 0, '2019-05-01 10:00:00', NULL) FROM numbers;

INSERT INTO trade_user
SELECT n, CONCAT('用户 ', n), 'secret', '13800000000', 100, '2019-05-01 10:00:00', n FROM numbers;

INSERT INTO trade_user_money_log
SELECT n, n, n % 2 + 1, n, '2019-05-01 10:00:00' FROM numbers;

INSERT INTO trade_mq_consumer_log
SELECT IF(n % 7 = 0, NULL, CONCAT('7F0000010A1418B4AAC2', n)), 'order_orderTopic_cancel_group', 'order_cancel', n,
  IF(n % 11 = 0, NULL, CONCAT('{"orderId":', n, ',"note":"取消 é"}')), n % 3, n % 4,
  IF(n % 13 = 0, NULL, '2019-05-01 10:00:00' + INTERVAL n SECOND), IF(n % 2 = 0, NULL, '库存不足')
FROM numbers;

INSERT INTO trade_mq_producer_temp
SELECT n, 'orderProducerGroup', 'orderTopic', 'order_cancel', n, CONCAT('{"orderId":', n, ',"note":"取消"}'), n % 2,
  '2019-05-01 10:00:00'
FROM numbers;

DROP TABLE numbers;
