-- Whether the goods log holds anything that was taken.
SELECT order_id AS example FROM trade_goods_number_log WHERE goods_number < 0 LIMIT 1
