-- A point for each order goes back
UPDATE trade_user u
JOIN (SELECT user_id, COUNT(*) AS orders FROM trade_order
      JOIN JSON_TABLE(:#orders, '$[*]' COLUMNS (id BIGINT PATH '$.orderId')) o ON o.id = order_id GROUP BY user_id) b
  ON b.user_id = u.user_id
SET u.user_score = u.user_score + b.orders
