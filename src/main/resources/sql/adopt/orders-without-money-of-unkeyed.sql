-- Of the newest confirmed orders that were paid from a balance, how many the money log does not know; read once, as that of the
-- goods.
SELECT COUNT(*) AS orders, COALESCE(SUM(missing), 0) AS missing, MAX(IF(missing, order_id, NULL)) AS example
FROM (
  SELECT o.order_id, MAX(l.order_id) IS NULL AS missing
  FROM (
    SELECT order_id, user_id FROM trade_order
    WHERE order_status = 1 AND money_paid > 0 AND user_id IS NOT NULL ORDER BY order_id DESC LIMIT :sample) o
  LEFT JOIN (
    SELECT DISTINCT order_id, user_id FROM trade_user_money_log WHERE money_log_type = 1) l
    ON l.order_id = o.order_id AND l.user_id = o.user_id
  GROUP BY o.order_id) looked
