-- Whether the money log holds anything that was refunded.
SELECT order_id AS example FROM trade_user_money_log WHERE money_log_type = 2 LIMIT 1
