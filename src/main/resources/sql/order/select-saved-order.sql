-- The order as it is saved under this id, to be compared with what is asked for.
SELECT
  user_id AS userId, goods_id AS goodsId, goods_number AS goodsNumber, goods_price AS goodsPrice,
  shipping_fee AS shippingFee, coupon_id AS couponId, money_paid AS moneyPaid, address, consignee
FROM trade_order
WHERE order_id = :#orderId
