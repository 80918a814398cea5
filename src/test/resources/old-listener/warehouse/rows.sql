-- 4001 lives, without a row in any log: the stock service keeps its own. 4002 was restored and logged. 4003 is stuck. A key of
-- 140 characters and a group of another listener stand in the log, and a body with a character outside of utf8mb3.
INSERT INTO trade_goods VALUES (11, '货架', 1000, 99.90, NULL, '2022-01-01 00:00:00');
INSERT INTO trade_user VALUES (21, '王五', NULL, '139', 0, '2022-01-01 00:00:00', 900.00);
INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_id, goods_number, goods_price,
  goods_amount, order_amount, money_paid, add_time) VALUES
  (4001, 21, 1, 0, 0, 11, 5, 99.90, 499.50, 499.50, 100.00, '2022-03-01 12:00:00'),
  (4002, 21, 2, 0, 0, 11, 2, 99.90, 199.80, 199.80, 0.00, '2022-03-02 12:00:00'),
  (4003, 21, 0, 0, 0, 11, 1, 99.90, 99.90, 99.90, 0.00, '2022-03-03 12:00:00');
INSERT INTO trade_goods_number_log VALUES (4002, 11, 2, '2022-03-02 12:30:00');
INSERT INTO trade_coupon VALUES (31, 10.00, 21, NULL, 0, NULL);
INSERT INTO trade_user_money_log VALUES (21, 4001, 1, 100.00, '2022-03-01 12:00:00');
INSERT INTO trade_mq_consumer_log VALUES
  ('D1', 'order_orderTopic_cancel_group', 'order_cancel', '4002', '{"orderId":4002,"goodsId":11,"goodsNum":2,"note":"💰"}', 1, 0, '2022-03-02 12:30:00', NULL),
  ('D2', 'order_orderTopic_cancel_group', 'order_cancel', '4003', '{"orderId":4003,"goodsId":11,"goodsNum":1}', 0, 1, '2022-03-03 12:30:00', 'key taken'),
  ('D3', 'stock_orderTopic_cancel_group', 'order_cancel', '4002', '{"orderId":4002,"goodsId":11,"goodsNum":2}', 1, 0, '2022-03-02 12:30:01', NULL),
  ('D4', 'order_orderTopic_cancel_group', 'order_cancel', RPAD('batch-', 140, '0123456789'), '{"orders":[4002,4003]}', 2, 4, '2022-03-03 12:30:00', NULL);
INSERT INTO trade_mq_producer_temp VALUES
  ('e2', 'orderProducerGroup', 'orderTopic', 'order_cancel', '4003', '{"orderId":4003}', 0, '2022-03-03 12:29:00'),
  ('e1', 'orderProducerGroup', 'orderTopic', 'order_cancel', '4002', '{"orderId":4002}', 1, '2022-03-02 12:29:00'),
  ('e0', 'stockGroup', 'stockTopic', 'refill', '11', '{"goodsId":11}', 0, '2022-03-03 12:31:00');
