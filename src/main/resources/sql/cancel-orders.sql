-- Cancels what is unconfirmed or confirmed, unpaid and unshipped. An order that is cancelled or invalid stays as it is;
-- one that does not exist has its tombstone in the consumer log.
UPDATE JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
STRAIGHT_JOIN trade_order t ON t.order_id = o.order_id
SET t.order_status = 2
WHERE COALESCE(t.order_status, 0) IN (0, 1)
  AND COALESCE(t.pay_status, 0) = 0
  AND COALESCE(t.shipping_status, 0) = 0
