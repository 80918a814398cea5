-- Saves the lines of an order that has several. What is there already stays, and is compared afterwards.
INSERT IGNORE INTO trade_order_line (order_id, goods_id, goods_number, goods_price)
SELECT :#orderId, j.goods_id, j.goods_number, j.goods_price
FROM JSON_TABLE(:#linesJson, '$[*]' COLUMNS (
  goods_id BIGINT PATH '$.goodsId', goods_number INT PATH '$.goodsNumber',
  goods_price DECIMAL(10, 2) PATH '$.goodsPrice')) j
ORDER BY j.goods_id
