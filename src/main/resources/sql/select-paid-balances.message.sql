-- What the messages say was paid from the balances, unless it was given back before.
-- One row: how many users are concerned, and [user, order, amount] of each payment as JSON for the statements that follow.
-- Amounts travel as text, because a JSON number may pass through binary floating point.
SELECT
  COUNT(DISTINCT paid.user_id) AS users,
  JSON_ARRAYAGG(JSON_ARRAY(paid.user_id, paid.order_id, CAST(paid.amount AS CHAR))) AS paid
FROM JSON_TABLE(:#messages, '$[*]' COLUMNS (
  order_id BIGINT PATH '$.orderId', user_id BIGINT PATH '$.userId', amount DECIMAL(10, 2) PATH '$.userMoney')) paid
WHERE paid.user_id > 0
  AND paid.amount > 0
  AND NOT EXISTS (
    SELECT 1 FROM trade_user_money_log refunded
    WHERE refunded.user_id = paid.user_id AND refunded.order_id = paid.order_id AND refunded.money_log_type = 2)
