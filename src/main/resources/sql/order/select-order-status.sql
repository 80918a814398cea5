-- How the order stands after the commits: only that counts.
SELECT COALESCE(order_status, 0) AS order_status
FROM trade_order
WHERE order_id = :#orderId
