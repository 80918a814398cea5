-- The points that the orders of the batch were paid with go back to their buyers.
UPDATE trade_user u
JOIN (
  SELECT o.user_id, SUM(o.points_paid) AS points
  FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (id BIGINT PATH '$')) batch
  JOIN trade_order o ON o.order_id = batch.id
  GROUP BY o.user_id) paid ON paid.user_id = u.user_id
SET u.user_score = u.user_score + paid.points
