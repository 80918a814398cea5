-- Saves the coupons of an order that has several lines or coupons, with what each was worth then. What is there already
-- stays, and is compared afterwards.
INSERT IGNORE INTO trade_order_coupon (order_id, coupon_id, coupon_price)
SELECT :#orderId, j.coupon_id, COALESCE(c.coupon_price, 0)
FROM JSON_TABLE(:#couponsJson, '$[*]' COLUMNS (coupon_id BIGINT PATH '$')) j
LEFT JOIN trade_coupon c ON c.coupon_id = j.coupon_id
ORDER BY j.coupon_id
