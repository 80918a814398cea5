INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, address, consignee, goods_id, goods_number, goods_price, goods_amount, order_amount, money_paid, add_time) SELECT n, n % 1000, 1, 0, 0, 'Beijing', 'Zhang', n % 500, 1, 10.25, 10, 10.25, 0, '2019-05-01 10:00:00' FROM numbers
INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_amount, add_time) VALUES (?, 1, 0, 0, 0, 10, '2024-01-01 10:00:00')
UPDATE trade_order SET order_status = 1 WHERE order_id = ?
