-- What the orders took from their users' balances and nobody gave back: the type 1 rows of the money log.
-- One row: how many users are concerned, and [user, order, amount] of each payment as JSON for the statements that follow.
-- Amounts travel as text, because a JSON number may pass through binary floating point.
SELECT
  COUNT(DISTINCT paid.user_id) AS users,
  JSON_ARRAYAGG(JSON_ARRAY(paid.user_id, paid.order_id, CAST(paid.use_money AS CHAR))) AS paid
FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
STRAIGHT_JOIN trade_user_money_log paid
  ON paid.order_id = o.order_id AND paid.money_log_type = 1 AND paid.use_money > 0
WHERE NOT EXISTS (
  SELECT 1 FROM trade_user_money_log refunded
  WHERE refunded.user_id = paid.user_id AND refunded.order_id = paid.order_id AND refunded.money_log_type = 2)
