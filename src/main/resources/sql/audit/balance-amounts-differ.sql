-- More or less money refunded than was paid
-- What it means: the money log refunds another amount than the order took from the balance: the balance is wrong by the
--   difference. Somebody changed one of the two rows, or an old decimal(10,0) column cut the cents.
-- What to do: find out which of the two amounts is right, correct the other row, and the balance by the difference.
-- Needs: balance, ledger
SELECT CONCAT('order ', refunded.order_id, ', user ', refunded.user_id) AS subject, refunded.order_id AS order_id,
  CONCAT(COALESCE(paid.use_money, 0), ' was paid, ', COALESCE(refunded.use_money, 0), ' refunded') AS finding
FROM trade_user_money_log refunded
JOIN trade_user_money_log paid
  ON paid.user_id = refunded.user_id AND paid.order_id = refunded.order_id AND paid.money_log_type = 1
WHERE refunded.money_log_type = 2 AND COALESCE(refunded.use_money, 0) <> COALESCE(paid.use_money, 0)
  AND (:since IS NULL OR paid.create_time >= :since OR paid.create_time IS NULL AND :untimed)
