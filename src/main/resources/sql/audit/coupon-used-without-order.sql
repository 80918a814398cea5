-- A used coupon that no order holds
-- What it means: the coupon counts as used, but it names no order, or one that does not exist: its owner cannot use it.
--   The order was deleted, or never written. Coupons used within compensation.audit.grace are left out, because the order
--   may be about to be written.
-- What to do: ask the order service what became of the order. If it is gone, set is_used to 0 and order_id and used_time
--   to NULL.
-- Needs: coupon, order
SELECT CONCAT('coupon ', c.coupon_id) AS subject, c.order_id AS order_id,
  IF(c.order_id IS NULL, 'used, but by no order', CONCAT('used by order ', c.order_id, ', which does not exist'))
    AS finding
FROM trade_coupon c
LEFT JOIN trade_order o ON o.order_id = c.order_id
WHERE c.is_used = 1 AND o.order_id IS NULL
  AND (c.used_time IS NULL OR c.used_time < :orderedBefore)
  AND (:since IS NULL OR c.used_time >= :since OR c.used_time IS NULL AND :untimed)
