-- Coupons that are bound to the orders. One that belongs to another order meanwhile is not touched.
-- One row: how many coupons, and [coupon, order] of each as JSON for the statements that follow.
SELECT
  COUNT(*) AS coupons,
  JSON_ARRAYAGG(JSON_ARRAY(c.coupon_id, c.order_id)) AS used
FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
STRAIGHT_JOIN trade_coupon c ON c.order_id = o.order_id AND c.is_used = 1
WHERE NOT EXISTS (
  SELECT 1 FROM trade_coupon_log returned
  WHERE returned.coupon_id = c.coupon_id AND returned.order_id = c.order_id AND returned.log_type = 2)
