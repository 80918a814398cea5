-- Logs the coupon before it is used: the primary key lets an order use it once.
INSERT IGNORE INTO trade_coupon_log (coupon_id, order_id, log_type, log_time)
VALUES (:#couponId, :#orderId, 1, :#now)
