-- Orders that must not be cancelled without a person, each with the reason.
-- Locks every order of the batch until the commit: a payment that starts now waits, and then sees the order cancelled.
-- The filter stands in HAVING, because under READ COMMITTED a row that WHERE turns down is unlocked again.
-- MySQL refuses to lock a JSON_TABLE, so it stands in a subquery; MariaDB has no FOR UPDATE OF.
SELECT
  t.order_id AS orderId,
  CASE
    WHEN COALESCE(t.shipping_status, 0) <> 0 THEN 'the order has been shipped'
    WHEN t.order_status = 4 THEN 'the goods of the order have been returned already'
    WHEN t.pay_status = 1 THEN 'the order is being paid'
    WHEN COALESCE(t.pay_status, 0) <> 0 THEN 'the order has been paid'
  END AS reason
FROM (SELECT j.order_id FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) j) o
STRAIGHT_JOIN trade_order t ON t.order_id = o.order_id
HAVING reason IS NOT NULL
FOR UPDATE
