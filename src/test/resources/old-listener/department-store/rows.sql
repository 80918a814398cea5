-- 3001 lives. 3002 is stuck in status 0 with its stock back. 3003 failed. 3004 never took goods but was given some, and that
-- could be logged. The trade_history is empty: no row was ever updated.
INSERT INTO trade_goods (goods_id, goods_name, goods_number, goods_price, add_time, update_time) VALUES
  (11, '茶杯', 96, 12.50, '2021-01-01 00:00:00', '2021-01-01 00:00:00');
INSERT INTO trade_user (user_id, user_name, user_mobile, user_reg_time, user_money) VALUES
  (21, '李四', '13800000001', '2020-12-31 00:00:00', 470.50);
INSERT INTO trade_order (id, order_id, user_id, order_status, goods_id, goods_number, goods_price, goods_amount, shipping_fee,
  order_amount, coupon_id, coupon_paid, money_paid, pay_amount, add_time) VALUES
  (1, 3001, 21, 1, 11, 2, 12.50, 25, 5.00, 30.00, 31, 5.00, 10.00, 15.00, '2021-02-01 08:00:00'),
  (2, 3002, 21, 2, 11, 1, 12.50, 13, 0.00, 12.50, NULL, 0.00, 10.00, 2.50, '2021-02-02 08:00:00'),
  (3, 3003, 21, 0, 11, 2, 12.50, 25, 0.00, 25.00, NULL, 0.00, 9.50, 15.50, '2021-02-03 08:00:00'),
  (4, 3004, 21, 2, 11, 1, 12.50, 13, 0.00, 12.50, NULL, 0.00, 0.00, 12.50, '2021-02-04 08:00:00');
INSERT INTO trade_goods_number_log (id, goods_id, order_id, goods_number, log_time) VALUES
  (1, 11, 3001, -2, '2021-02-01 08:00:00'), (2, 11, 3002, -1, '2021-02-02 08:00:00'),
  (3, 11, 3003, -2, '2021-02-03 08:00:00'), (4, 11, 3004, 1, '2021-02-04 08:05:00');
INSERT INTO trade_coupon VALUES (31, 5.00, 21, 3001, b'1', '2021-02-01 08:00:00'), (32, 5.00, 21, NULL, b'0', NULL);
INSERT INTO trade_user_money_log (id, user_id, order_id, money_log_type, use_money, create_time, booked_by) VALUES
  (1, 21, 3001, 1, 10.00, '2021-02-01 08:00:00', 'order'), (2, 21, 3002, 1, 10.00, '2021-02-02 08:00:00', 'order'),
  (3, 21, 3002, 2, 10.00, '2021-02-02 08:05:00', 'listener'), (4, 21, 3003, 1, 9.50, '2021-02-03 08:00:00', 'order');
INSERT INTO trade_mq_consumer_log (id, msg_id, group_name, msg_tag, msg_key, msg_body, consumer_status, consumer_times,
  consumer_timestamp) VALUES
  (1, 'C1', 'order_orderTopic_cancel_group', 'order_cancel', '3002', '{"orderId":3002,"goodsId":11,"goodsNumber":1,"userId":21,"userMoney":10.00}', 0, 1, '2021-02-02 08:05:00'),
  (2, 'C2', 'order_orderTopic_cancel_group', 'order_cancel', '3003', '{"orderId":3003,"goodsId":11,"goodsNumber":2,"userId":21,"userMoney":9.50}', 2, 1, '2021-02-03 08:05:00'),
  (3, 'C3', 'order_orderTopic_cancel_group', 'order_cancel', '3004', '{"orderId":3004,"goodsId":11,"goodsNumber":1}', 1, 0, '2021-02-04 08:05:00');
INSERT INTO trade_mq_producer_temp (outbox_no, id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time) VALUES
  (1, 'f3', 'orderProducerGroup', 'orderTopic', 'order_cancel', '3004', '{"orderId":3004}', 1, '2021-02-04 08:04:00'),
  (2, 'f1', 'orderProducerGroup', 'orderTopic', 'order_cancel', '3003', '{"orderId":3003}', 0, '2021-02-04 08:06:00'),
  (3, 'f2', 'crmGroup', 'crmTopic', 'visit', '21', '{"user":21}', 0, '2021-02-04 08:07:00');
