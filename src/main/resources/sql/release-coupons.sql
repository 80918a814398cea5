-- Makes the coupons usable again, if they are still bound to these orders: each once, in ascending order, so that two batches
-- cannot deadlock.
UPDATE (
  SELECT t.coupon_id, t.order_id
  FROM JSON_TABLE(:#used, '$[*]' COLUMNS (coupon_id BIGINT PATH '$[0]', order_id BIGINT PATH '$[1]')) t
  GROUP BY t.coupon_id, t.order_id
  ORDER BY t.coupon_id) back
STRAIGHT_JOIN trade_coupon c ON c.coupon_id = back.coupon_id AND c.order_id = back.order_id AND c.is_used = 1
SET c.is_used = 0, c.order_id = NULL, c.used_time = NULL
