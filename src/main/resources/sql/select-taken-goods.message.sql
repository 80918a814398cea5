-- What the messages say was taken from the stock, in the list of goods or in the single fields, unless it was given back
-- before.
-- One row: how many goods are concerned, and [goods, order, pieces] of each line as JSON for the statements that follow.
SELECT
  COUNT(DISTINCT taken.goods_id) AS goods,
  JSON_ARRAYAGG(JSON_ARRAY(taken.goods_id, taken.order_id, taken.pieces)) AS taken
FROM (
  SELECT j.order_id, COALESCE(j.line_goods_id, j.goods_id) AS goods_id, COALESCE(j.line_pieces, j.pieces) AS pieces
  FROM JSON_TABLE(:#messages, '$[*]' COLUMNS (
    order_id BIGINT PATH '$.orderId', goods_id BIGINT PATH '$.goodsId', pieces INT PATH '$.goodsNumber',
    NESTED PATH '$.goods[*]' COLUMNS (
      line_goods_id BIGINT PATH '$.goodsId', line_pieces INT PATH '$.goodsNumber'))) j) taken
WHERE taken.goods_id > 0
  AND taken.pieces > 0
  AND NOT EXISTS (
    SELECT 1 FROM trade_goods_number_log restored
    WHERE restored.goods_id = taken.goods_id AND restored.order_id = taken.order_id AND restored.log_type = 2)
