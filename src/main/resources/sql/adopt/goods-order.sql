-- A confirmed order: it must have taken its goods.
SELECT order_id AS example FROM trade_order WHERE order_status = 1 AND goods_number > 0 LIMIT 1
