-- Pays the amounts back: each user row once, in ascending order, so that two batches cannot deadlock.
-- The amounts' type is wider than any money column: JSON_TABLE would cut a larger amount without a word.
UPDATE (
  SELECT t.user_id, SUM(t.amount) AS amount
  FROM JSON_TABLE(:#paid, '$[*]' COLUMNS (
    user_id BIGINT PATH '$[0]', amount DECIMAL(30, 6) PATH '$[2]')) t
  GROUP BY t.user_id
  ORDER BY t.user_id) back
STRAIGHT_JOIN trade_user u ON u.user_id = back.user_id
SET u.user_money = COALESCE(u.user_money, 0) + back.amount
