-- Takes the money if there is that much, never leaving less than none.
UPDATE trade_user
SET user_money = user_money - :#moneyPaid
WHERE user_id = :#userId
  AND user_money >= :#moneyPaid
