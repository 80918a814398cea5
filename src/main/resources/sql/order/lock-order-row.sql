-- Locks the order until the commit, and tells its status. A cancel locks the same row before it reads what was taken:
-- it either finds what this transaction takes, or this transaction finds the order cancelled.
SELECT COALESCE(order_status, 0) AS order_status
FROM trade_order
WHERE order_id = :#orderId
FOR UPDATE
