-- Why the order cannot be confirmed: a result code and a reason, both null if it can.
-- An order that was saved before is not judged again: what it holds already would stand against it.
-- Nothing is locked. This spares hopeless orders the way through the steps; the steps protect the rows themselves.
SELECT
  found.code,
  CASE found.code
    WHEN 20001 THEN CONCAT('goods ', :#goodsId, ' do not exist')
    WHEN 20002 THEN CONCAT('goods ', :#goodsId, ' cost ', COALESCE(found.goods_price, 'nothing yet'), ', not ', :#goodsPrice)
    WHEN 20003 THEN CONCAT('of goods ', :#goodsId, ' there are ', found.goods_number, ' left, not ', :#goodsNumber)
    WHEN 30002 THEN CONCAT('user ', :#userId, ' does not exist')
    WHEN 40001 THEN CONCAT('user ', :#userId, ' has no coupon ', :#couponId)
    WHEN 40002 THEN CONCAT('coupon ', :#couponId, ' is used')
    WHEN 10001 THEN CONCAT('its coupon is worth ', found.coupon_price, ' and ', :#moneyPaid,
      ' is to be paid from the balance, more than its amount of ', :#orderAmount)
    WHEN 50001 THEN CONCAT('the balance of user ', :#userId, ' is less than ', :#moneyPaid)
  END AS reason
FROM (
  SELECT
    CASE
      WHEN saved.order_id IS NOT NULL THEN NULL
      WHEN g.goods_id IS NULL THEN 20001
      WHEN g.goods_price IS NULL OR g.goods_price <> :#goodsPrice THEN 20002
      WHEN COALESCE(g.goods_number, 0) < :#goodsNumber THEN 20003
      WHEN u.user_id IS NULL THEN 30002
      WHEN asked.coupon_id IS NOT NULL AND (c.coupon_id IS NULL OR COALESCE(c.user_id, 0) <> :#userId) THEN 40001
      WHEN COALESCE(c.is_used, 0) <> 0 THEN 40002
      WHEN :#orderAmount - COALESCE(c.coupon_price, 0) - :#moneyPaid < 0 THEN 10001
      WHEN COALESCE(u.user_money, 0) < :#moneyPaid THEN 50001
    END AS code,
    g.goods_price,
    COALESCE(g.goods_number, 0) AS goods_number,
    COALESCE(c.coupon_price, 0) AS coupon_price
  FROM (SELECT :#couponId AS coupon_id) asked
  LEFT JOIN trade_order saved ON saved.order_id = :#orderId
  LEFT JOIN trade_goods g ON g.goods_id = :#goodsId
  LEFT JOIN trade_user u ON u.user_id = :#userId
  LEFT JOIN trade_coupon c ON c.coupon_id = :#couponId) found
