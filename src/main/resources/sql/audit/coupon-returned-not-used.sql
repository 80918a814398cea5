-- A coupon that an order returned though it did not use it
-- What it means: the coupon log returns a coupon for an order that names others or none, and no row says that it was
--   used. Somebody may have got a coupon back that another order had paid with.
-- What to do: find out which order used the coupon. Correct the coupon, and delete the row of type 2 or enter the missing
--   row of type 1.
-- Needs: coupon, order
SELECT CONCAT('order ', returned.order_id, ', coupon ', returned.coupon_id) AS subject, returned.order_id AS order_id,
  CONCAT('returned, but the order ', COALESCE(CONCAT('names coupon ', o.coupon_id), 'does not name it')) AS finding
FROM trade_coupon_log returned
JOIN trade_order o ON o.order_id = returned.order_id
LEFT JOIN trade_coupon_log used
  ON used.coupon_id = returned.coupon_id AND used.order_id = returned.order_id AND used.log_type = 1
WHERE returned.log_type = 2 AND used.order_id IS NULL AND NOT (o.coupon_id <=> returned.coupon_id)
  AND NOT EXISTS (
    SELECT c.coupon_id FROM trade_order_coupon c
    WHERE c.order_id = returned.order_id AND c.coupon_id = returned.coupon_id)
  AND (:since IS NULL OR returned.log_time >= :since OR returned.log_time IS NULL AND :untimed)
