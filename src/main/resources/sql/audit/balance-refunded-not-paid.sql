-- Money that was refunded though nothing was paid
-- What it means: the money log refunds a user for an order that took nothing from the balance: the user has too much.
--   The row of the payment was deleted, or somebody wrote the refund by hand.
-- What to do: find out whether the order was paid from the balance. If it was, enter the missing row of type 1; if not,
--   correct the balance and delete the row of type 2.
-- Needs: balance, ledger
SELECT CONCAT('order ', refunded.order_id, ', user ', refunded.user_id) AS subject, refunded.order_id AS order_id,
  CONCAT(refunded.use_money, ' was refunded and nothing paid') AS finding
FROM trade_user_money_log refunded
LEFT JOIN trade_user_money_log paid
  ON paid.user_id = refunded.user_id AND paid.order_id = refunded.order_id AND paid.money_log_type = 1
WHERE refunded.money_log_type = 2 AND paid.order_id IS NULL
  AND (:since IS NULL OR refunded.create_time >= :since OR refunded.create_time IS NULL AND :untimed)
