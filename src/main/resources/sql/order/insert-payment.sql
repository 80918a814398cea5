-- Logs what is paid before it is paid: the primary key lets an order pay once, and the restore reads it.
INSERT IGNORE INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)
VALUES (:#userId, :#orderId, 1, :#moneyPaid, :#now)
