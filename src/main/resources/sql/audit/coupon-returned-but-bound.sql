-- A coupon that was returned and is bound to the same order all the same
-- What it means: the coupon log says that the order gave the coupon back, but the coupon is still bound to that order, so
--   its owner cannot use it. Somebody bound it again.
-- What to do: set is_used to 0 and order_id and used_time to NULL, unless the order lives after all; then delete the row
--   of type 2. To reconcile would change nothing, because the return is logged.
-- Needs: coupon
SELECT CONCAT('order ', c.order_id, ', coupon ', c.coupon_id) AS subject, c.order_id AS order_id,
  'the coupon was returned and is still bound' AS finding
FROM trade_coupon_log returned
JOIN trade_coupon c ON c.coupon_id = returned.coupon_id AND c.order_id = returned.order_id AND c.is_used = 1
WHERE returned.log_type = 2
  AND (:since IS NULL OR returned.log_time >= :since OR returned.log_time IS NULL AND :untimed)
