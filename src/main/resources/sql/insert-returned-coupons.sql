-- Logs what goes back. The primary key refuses to return a coupon twice for the same order.
INSERT INTO trade_coupon_log (coupon_id, order_id, log_type, log_time)
SELECT t.coupon_id, t.order_id, 2, UTC_TIMESTAMP()
FROM JSON_TABLE(:#used, '$[*]' COLUMNS (coupon_id BIGINT PATH '$[0]', order_id BIGINT PATH '$[1]')) t
