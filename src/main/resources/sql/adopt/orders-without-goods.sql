-- Of the newest confirmed orders, how many the goods log does not know.
SELECT COUNT(*) AS orders, COALESCE(SUM(missing), 0) AS missing, MAX(IF(missing, order_id, NULL)) AS example
FROM (
  SELECT o.order_id, NOT EXISTS (
      SELECT 1 FROM trade_goods_number_log l
      WHERE l.goods_id = o.goods_id AND l.order_id = o.order_id AND l.goods_number < 0) AS missing
  FROM (
    SELECT order_id, goods_id FROM trade_order
    WHERE order_status = 1 AND goods_number > 0 AND goods_id IS NOT NULL ORDER BY order_id DESC LIMIT :sample) o) looked
