-- Whether the money log holds anything that was paid.
SELECT order_id AS example FROM trade_user_money_log WHERE money_log_type = 1 LIMIT 1
