-- Uses the coupon if it is the user's own and nobody has used it.
UPDATE trade_coupon
SET is_used = 1, order_id = :#orderId, used_time = :#now
WHERE coupon_id = :#couponId
  AND user_id = :#userId
  AND COALESCE(is_used, 0) = 0
