-- Saves the order unconfirmed, unless it is there already. The buyer pays what coupon and balance leave open elsewhere.
INSERT IGNORE INTO trade_order (
  order_id, user_id, order_status, pay_status, shipping_status, address, consignee, goods_id, goods_number,
  goods_price, goods_amount, shipping_fee, order_amount, coupon_id, coupon_paid, money_paid, pay_amount, add_time)
SELECT
  :#orderId, :#userId, 0, 0, 0, :#address, :#consignee, :#goodsId, :#goodsNumber,
  :#goodsPrice, :#goodsAmount, :#shippingFee, :#orderAmount, :#couponId, COALESCE(c.coupon_price, 0), :#moneyPaid,
  :#orderAmount - COALESCE(c.coupon_price, 0) - :#moneyPaid, :#orderTime
FROM (SELECT 1 AS one) always
LEFT JOIN trade_coupon c ON c.coupon_id = :#couponId
