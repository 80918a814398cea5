-- Users who owe the shop
-- What it means: more was paid from the balance than there was in it: some payment does not check the balance in the
--   statement that takes it.
-- What to do: settle it with the user, correct user_money, and make every payment an UPDATE with user_money >= the amount
--   in its WHERE.
-- Needs: balance
SELECT CONCAT('user ', user_id) AS subject, NULL AS order_id, CONCAT('the balance is ', user_money) AS finding
FROM trade_user
WHERE user_money < 0
