-- Saves an order of several lines or coupons unconfirmed, unless it is there already. What it is made of stands in
-- trade_order_line and trade_order_coupon; goods_id, goods_number, goods_price and coupon_id stay null.
INSERT IGNORE INTO trade_order (
  order_id, user_id, order_status, pay_status, shipping_status, address, consignee,
  goods_amount, shipping_fee, order_amount, coupon_paid, money_paid, pay_amount, add_time)
SELECT
  :#orderId, :#userId, 0, 0, 0, :#address, :#consignee,
  :#goodsAmount, :#shippingFee, :#orderAmount, coupons.worth, :#moneyPaid,
  :#orderAmount - coupons.worth - :#moneyPaid, :#orderTime
FROM (
  SELECT COALESCE(SUM(c.coupon_price), 0) AS worth
  FROM JSON_TABLE(:#couponsJson, '$[*]' COLUMNS (coupon_id BIGINT PATH '$')) j
  STRAIGHT_JOIN trade_coupon c ON c.coupon_id = j.coupon_id) coupons
