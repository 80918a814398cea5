-- Of the newest confirmed orders that were paid from a balance, how many the money log does not know.
SELECT COUNT(*) AS orders, COALESCE(SUM(missing), 0) AS missing, MAX(IF(missing, order_id, NULL)) AS example
FROM (
  SELECT o.order_id, NOT EXISTS (
      SELECT 1 FROM trade_user_money_log l
      WHERE l.user_id = o.user_id AND l.order_id = o.order_id AND l.money_log_type = 1) AS missing
  FROM (
    SELECT order_id, user_id FROM trade_order
    WHERE order_status = 1 AND money_paid > 0 AND user_id IS NOT NULL ORDER BY order_id DESC LIMIT :sample) o) looked
