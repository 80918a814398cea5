-- What the orders took from the stock and nobody gave back: the negative rows of the goods log.
-- One row: how many goods are concerned, and [goods, order, pieces] of each line as JSON for the statements that follow.
SELECT
  COUNT(DISTINCT taken.goods_id) AS goods,
  JSON_ARRAYAGG(JSON_ARRAY(taken.goods_id, taken.order_id, -taken.goods_number)) AS taken
FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
STRAIGHT_JOIN trade_goods_number_log taken
  ON taken.order_id = o.order_id AND taken.log_type = 1 AND taken.goods_number < 0
WHERE NOT EXISTS (
  SELECT 1 FROM trade_goods_number_log restored
  WHERE restored.goods_id = taken.goods_id AND restored.order_id = taken.order_id AND restored.log_type = 2)
