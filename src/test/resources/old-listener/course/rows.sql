-- 1001 lives. 1002 and 1003 were cancelled: the listener put the stock back, failed at its log row (the deduction holds the
-- key) and its catch left status 0. 1004 failed before anything was done. 1005 never took goods, but the listener gave some
-- back, and could log it. 1006 was left unconfirmed by a crash. 1007 has the body that 500 characters cut.
INSERT INTO trade_goods VALUES (11, 'Java 课程', 97, 1000.00, '视频', '2019-07-09 20:38:00');
INSERT INTO trade_user VALUES (21, '张三', '123456', '18888888888', 100, '2018-10-10 00:00:00', 600);
INSERT INTO trade_order VALUES
  (1001, 21, 1, 0, 0, '北京', '张三', 11, 1, 1000.00, 1000, 0, 1000.00, 31, 20.00, 100.00, 880.00, '2019-07-27 16:58:44', '2019-07-27 16:58:44', NULL),
  (1002, 21, 2, 0, 0, '北京', '张三', 11, 1, 1000.00, 1000, 0, 1000.00, 32, 20.00, 100.00, 880.00, '2019-07-27 17:00:00', NULL, NULL),
  (1003, 21, 2, 0, 0, '北京', '张三', 11, 2, 1000.00, 2000, 0, 2000.00, NULL, 0, 0, 2000.00, '2019-07-27 17:05:00', NULL, NULL),
  (1004, 21, 0, 0, 0, '北京', '张三', 11, 1, 1000.00, 1000, 0, 1000.00, NULL, 0, 100.00, 900.00, '2019-07-27 17:10:00', NULL, NULL),
  (1005, 21, 2, 0, 0, '北京', '张三', 11, 1, 1000.00, 1000, 0, 1000.00, NULL, 0, 0, 1000.00, '2019-07-27 17:15:00', NULL, NULL),
  (1006, 21, 0, 0, 0, '北京', '张三', 11, 1, 1000.00, 1000, 0, 1000.00, NULL, 0, 0, 1000.00, '2019-07-27 17:20:00', NULL, NULL),
  (1007, 21, 0, 0, 0, '北京', '张三', 11, 1, 1000.00, 1000, 0, 1000.00, NULL, 0, 0, 1000.00, '2019-07-27 17:25:00', NULL, NULL);
INSERT INTO trade_pay VALUES (41, 1001, 880.00, 2);
INSERT INTO trade_goods_number_log VALUES
  (11, 1001, -1, '2019-07-27 16:58:44'), (11, 1002, -1, '2019-07-27 17:00:00'), (11, 1003, -2, '2019-07-27 17:05:00'),
  (11, 1004, -1, '2019-07-27 17:10:00'), (11, 1005, 1, '2019-07-27 17:15:09'), (11, 1006, -1, '2019-07-27 17:20:00'),
  (11, 1007, -1, '2019-07-27 17:25:00');
INSERT INTO trade_coupon VALUES
  (31, 20.00, 21, 1001, 1, '2019-07-27 16:58:44'), (32, 20.00, 21, NULL, 0, NULL), (33, 5.50, 21, NULL, 0, NULL);
INSERT INTO trade_user_money_log VALUES
  (21, 1001, 1, 100.00, '2019-07-27 16:58:44'), (21, 1002, 1, 100.00, '2019-07-27 17:00:00'),
  (21, 1002, 2, 100.00, '2019-07-27 17:00:07'), (21, 1004, 1, 100.00, '2019-07-27 17:10:00');
INSERT INTO trade_mq_consumer_log VALUES
  ('7F0000010A1418B4AAC20001', 'order_orderTopic_cancel_group', 'order_cancel', '1002', '{"orderId":1002,"couponId":32,"goodsId":11,"goodsNumber":1,"userId":21,"userMoney":100.00}', 0, 1, NULL, NULL),
  ('7F0000010A1418B4AAC20002', 'order_orderTopic_cancel_group', 'order_cancel', '1003', '{"orderId":1003,"goodsId":11,"goodsNumber":2,"userId":21,"userMoney":0}', 0, 1, NULL, NULL),
  ('7F0000010A1418B4AAC20003', 'order_orderTopic_cancel_group', 'order_cancel', '1004', '{"orderId":1004,"goodsId":11,"goodsNumber":1,"userId":21,"userMoney":100.00}', 2, 1, NULL, NULL),
  ('7F0000010A1418B4AAC20004', 'order_orderTopic_cancel_group', 'order_cancel', '1005', '{"orderId":1005,"goodsId":11,"goodsNumber":1,"userId":21,"userMoney":0}', 1, 0, '2019-07-27 17:15:09', NULL),
  ('7F0000010A1418B4AAC20005', 'order_orderTopic_cancel_group', 'order_cancel', '1007', RPAD('{"orderId":1007,"goodsId":11,"goodsNumber":1,"note":"', 500, '长'), 2, 1, NULL, '库存不足');
INSERT INTO trade_mq_producer_temp VALUES
  ('900000000000000003', 'payProducerGroup', NULL, 'payTopic', '41', '{"payId":41,"orderId":1001,"isPaid":2}', NULL, '2019-07-27 18:00:03'),
  ('900000000000000001', 'payProducerGroup', 'payTopic', 'paid', '42', '{"payId":42,"orderId":1006,"isPaid":2}', 0, '2019-07-27 18:00:05'),
  ('900000000000000002', 'orderProducerGroup', 'orderTopic', 'order_cancel', '1006', '{"orderId":1006,"goodsId":11,"goodsNumber":1}', 0, '2019-07-27 18:00:01'),
  ('900000000000000004', 'orderProducerGroup', 'orderTopic', 'order_cancel', '1005', '{"orderId":1005,"goodsId":11,"goodsNumber":1}', 1, '2019-07-27 17:15:08');
