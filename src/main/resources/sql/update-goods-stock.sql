-- Puts the pieces back on the shelf: each goods row once, in ascending order, so that two batches cannot deadlock.
UPDATE (
  SELECT t.goods_id, SUM(t.pieces) AS pieces
  FROM JSON_TABLE(:#taken, '$[*]' COLUMNS (goods_id BIGINT PATH '$[0]', pieces INT PATH '$[2]')) t
  GROUP BY t.goods_id
  ORDER BY t.goods_id) back
STRAIGHT_JOIN trade_goods g ON g.goods_id = back.goods_id
SET g.goods_number = COALESCE(g.goods_number, 0) + back.pieces
