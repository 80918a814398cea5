-- A confirmed order that was paid from a balance.
SELECT order_id AS example FROM trade_order WHERE order_status = 1 AND money_paid > 0 LIMIT 1
