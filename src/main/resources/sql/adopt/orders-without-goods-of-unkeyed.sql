-- Of the newest confirmed orders, how many the goods log does not know. The log is read once, whatever keys it has: an old one
-- may have none.
SELECT COUNT(*) AS orders, COALESCE(SUM(missing), 0) AS missing, MAX(IF(missing, order_id, NULL)) AS example
FROM (
  SELECT o.order_id, MAX(l.order_id) IS NULL AS missing
  FROM (
    SELECT order_id, goods_id FROM trade_order
    WHERE order_status = 1 AND goods_number > 0 AND goods_id IS NOT NULL ORDER BY order_id DESC LIMIT :sample) o
  LEFT JOIN (
    SELECT DISTINCT order_id, goods_id FROM trade_goods_number_log WHERE goods_number < 0) l
    ON l.order_id = o.order_id AND l.goods_id = o.goods_id
  GROUP BY o.order_id) looked
