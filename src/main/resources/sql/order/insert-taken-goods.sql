-- Logs what is taken before it is taken: the primary key lets an order take its goods once, and the restore reads it.
INSERT IGNORE INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)
VALUES (:#goodsId, :#orderId, 1, 0 - :#goodsNumber, :#now)
