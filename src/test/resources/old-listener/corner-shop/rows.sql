-- 2001 lives. 2002 was cancelled: deduction and restore stand in the log. 2003 is stuck in status 0, its stock is back but
-- not logged. 2004 failed. 2005 was done. The shop's clock was eight hours ahead of UTC.
SET sql_mode = '';
SET time_zone = '+08:00';
INSERT INTO trade_goods VALUES (11, 'Café au lait', 90, 4, 'beans', '2015-03-01 09:00:00'), (12, 'Thé', 50, 3, 'leaves', '2015-03-01 09:00:00');
INSERT INTO trade_user VALUES
  (21, 'Zoé', 'secret', '123', 5, '2014-01-01 08:00:00', 300), (22, 'Ann', 'secret', '124', 5, '0000-00-00 00:00:00', 50);
INSERT INTO trade_order (order_id, user_id, order_status, goods_id, goods_number, goods_price, goods_amount, shipping_fee,
  order_amount, coupon_id, coupon_paid, money_paid, pay_amount, add_time, updated_at) VALUES
  (2001, 21, 1, 11, 2, 4.5, 9, 1.5, 11, 31, 2, 5, 4, '2015-05-01 10:00:00', '2015-05-01 10:00:01'),
  (2002, 21, 2, 11, 3, 4.5, 14, 1.5, 15, NULL, 0, 5, 10, '2015-05-02 10:00:00', '2015-05-02 10:00:01'),
  (2003, 22, 2, 12, 1, 3, 3, 0, 3, NULL, 0, 0, 3, '2015-05-03 10:00:00', '2015-05-03 10:00:01'),
  (2004, 22, 0, 12, 4, 3, 12, 0, 12, NULL, 0, 10, 2, '2015-05-04 10:00:00', '2015-05-04 10:00:01'),
  (2005, 21, 2, 11, 1, 4.5, 5, 0, 5, NULL, 0, 0, 5, '0000-00-00 00:00:00', '2015-05-05 10:00:01');
INSERT INTO trade_goods_number_log VALUES
  (11, 2001, -2, '2015-05-01 10:00:00'), (11, 2002, -3, '2015-05-02 10:00:00'), (11, 2002, 3, '2015-05-02 11:00:00'),
  (12, 2003, -1, '2015-05-03 10:00:00'), (12, 2004, -4, '2015-05-04 10:00:00'), (11, 2005, -1, '2015-05-05 10:00:00'),
  (11, 2005, 1, '2015-05-05 11:00:00');
INSERT INTO trade_coupon VALUES (31, 2, 21, 2001, 1, '2015-05-01 10:00:00'), (32, 2, 22, NULL, 0, '0000-00-00 00:00:00');
INSERT INTO trade_user_money_log VALUES
  (21, 2001, 1, 5, '2015-05-01 10:00:00'), (21, 2002, 1, 5, '2015-05-02 10:00:00'), (21, 2002, 2, 5, '2015-05-02 11:00:00'),
  (22, 2004, 1, 10, '2015-05-04 10:00:00');
INSERT INTO trade_mq_consumer_log VALUES
  ('A1', 'order_orderTopic_cancel_group', 'order_cancel', '2002', '{"orderId":2002,"goodsId":11,"goodsNumber":3}', '1', 0, '2015-05-02 11:00:00', NULL),
  ('A2', 'order_orderTopic_cancel_group', 'order_cancel', '2003', '{"orderId":2003,"goodsId":12,"goodsNumber":1}', '0', 1, '0000-00-00 00:00:00', 'Clé en double'),
  ('A3', 'order_orderTopic_cancel_group', 'order_cancel', '2004', '{"orderId":2004,"goodsId":12,"goodsNumber":4,"userId":22,"userMoney":10}', '2', 2, '2015-05-04 11:00:00', 'Délai dépassé'),
  ('A4', 'order_orderTopic_cancel_group', 'order_cancel', '2005', '{"orderId":2005,"goodsId":11,"goodsNumber":1}', '1', 0, '2015-05-05 11:00:00', NULL);
INSERT INTO trade_mq_producer_temp VALUES
  ('p-2', 'orderProducerGroup', 'orderTopic', 'order_cancel', '2004', '{"orderId":2004}', 0, '2015-05-04 10:30:00', '2015-05-04 10:30:00'),
  ('p-1', 'smsGroup', 'smsTopic', 'welcome', '22', '{"to":"124","text":"Été"}', 0, '2015-05-04 10:40:00', '2015-05-04 10:40:00'),
  ('p-3', 'orderProducerGroup', 'orderTopic', 'order_cancel', '2005', '{"orderId":2005}', 1, '2015-05-05 10:30:00', '2015-05-05 10:30:00');
