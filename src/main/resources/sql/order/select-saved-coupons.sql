-- The coupons that are saved under the order's id, to be compared with those that are asked for.
SELECT coupon_id AS couponId
FROM trade_order_coupon
WHERE order_id = :#orderId
ORDER BY coupon_id
