-- An unused coupon that names an order
-- What it means: the coupon can be used, and still names the order that had it before. Whoever looks for the order's
--   coupon finds one that is somebody else's meanwhile.
-- What to do: set order_id to NULL. If an old listener left it so, correct all of them once.
-- Needs: coupon
SELECT CONCAT('coupon ', coupon_id) AS subject, order_id, CONCAT('unused, but bound to order ', order_id) AS finding
FROM trade_coupon
WHERE COALESCE(is_used, 0) = 0 AND order_id <> 0
  AND (:since IS NULL OR used_time >= :since OR used_time IS NULL AND :untimed)
