-- What the mappers of the course's order service and listener send, with the values of one new order; one a line.
INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, address, consignee, goods_id, goods_number, goods_price, goods_amount, shipping_fee, order_amount, coupon_id, coupon_paid, money_paid, pay_amount, add_time, confirm_time, pay_time) VALUES (99001, 21, 0, 0, 0, 'x', 'y', 11, 1, 10.00, 10, 0, 10.00, 31, 0, 1, 9, '2024-01-01 10:00:00', '2024-01-01 10:00:00', '2024-01-01 10:00:00')
SELECT order_id, user_id, order_status, pay_status, shipping_status, address, consignee, goods_id, goods_number, goods_price, goods_amount, shipping_fee, order_amount, coupon_id, coupon_paid, money_paid, pay_amount, add_time, confirm_time, pay_time FROM trade_order WHERE order_id = 99001
SELECT goods_id, goods_name, goods_number, goods_price, goods_desc, add_time FROM trade_goods WHERE goods_id = 11
UPDATE trade_goods SET goods_name = 'n', goods_number = 41, goods_price = 10, goods_desc = 'd', add_time = '2024-01-01 10:00:00' WHERE goods_id = 11
INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) VALUES (11, 99001, -1, '2024-01-01 10:00:00')
SELECT goods_id, order_id, goods_number, log_time FROM trade_goods_number_log WHERE goods_id = 11 AND order_id = 99001
SELECT coupon_id, coupon_price, user_id, order_id, is_used, used_time FROM trade_coupon WHERE coupon_id = 31
UPDATE trade_coupon SET coupon_price = 1, user_id = 21, order_id = 99001, is_used = 1, used_time = '2024-01-01 10:00:00' WHERE coupon_id = 31
SELECT COUNT(*) FROM trade_user_money_log WHERE user_id = 21 AND order_id = 99001
UPDATE trade_user SET user_money = user_money - 1 WHERE user_id = 21
INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time) VALUES (21, 99001, 1, 1, '2024-01-01 10:00:00')
UPDATE trade_order SET order_status = 1, pay_status = 0, confirm_time = '2024-01-01 10:00:01' WHERE order_id = 99001
INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time) VALUES ('99', 'g', 'payTopic', 't', '99001', '{}', 0, '2024-01-01 10:00:00')
DELETE FROM trade_mq_producer_temp WHERE id = '99'
SELECT msg_id, group_name, msg_tag, msg_key, msg_body, consumer_status, consumer_times, consumer_timestamp, remark FROM trade_mq_consumer_log WHERE group_name = 'g' AND msg_tag = 't' AND msg_key = '99001'
INSERT INTO trade_mq_consumer_log (msg_id, group_name, msg_tag, msg_key, msg_body, consumer_status, consumer_times, consumer_timestamp, remark) VALUES ('m', 'g', 't', '99001', '{"orderId":99001}', 0, 0, '2024-01-01 10:00:02', 'r')
UPDATE trade_mq_consumer_log SET consumer_status = 0 WHERE msg_tag = 't' AND msg_key = '99001' AND group_name = 'g' AND consumer_times = 0
UPDATE trade_goods SET goods_name = 'n', goods_number = 42, goods_price = 10, goods_desc = 'd', add_time = '2024-01-01 10:00:00' WHERE goods_id = 11
UPDATE trade_mq_consumer_log SET msg_id = 'm', msg_body = '{"orderId":99001}', consumer_status = 1, consumer_times = 0, consumer_timestamp = '2024-01-01 10:00:03', remark = 'r' WHERE group_name = 'g' AND msg_tag = 't' AND msg_key = '99001'
UPDATE trade_coupon SET coupon_price = 1, user_id = 21, order_id = NULL, is_used = 0, used_time = NULL WHERE coupon_id = 31
UPDATE trade_order SET order_status = 2 WHERE order_id = 99001
