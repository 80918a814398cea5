INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) SELECT n % 500, n, -1, '2019-05-01 10:00:00' FROM numbers
INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) VALUES (1, ?, -1, '2024-01-01 10:00:00')
UPDATE trade_goods_number_log SET log_time = '2024-01-01 10:00:01' WHERE goods_id = 1 AND order_id = ?
