-- The lines that are saved under the order's id, to be compared with those that are asked for.
SELECT goods_id AS goodsId, goods_number AS goodsNumber, goods_price AS goodsPrice
FROM trade_order_line
WHERE order_id = :#orderId
ORDER BY goods_id
