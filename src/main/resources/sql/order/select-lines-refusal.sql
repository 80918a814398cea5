-- Why an order of several lines or coupons cannot be confirmed: the first that stands against it, by the kind of the check
-- and by id, as a result code and a reason, both null if it can.
-- An order that was saved before is not judged again: what it holds already would stand against it.
-- Nothing is locked. This spares hopeless orders the way through the steps; the steps protect the rows themselves.
SELECT refusal.code, refusal.reason
FROM (SELECT 1 AS one) always
LEFT JOIN (
  SELECT checks.code, checks.reason
  FROM (
    SELECT 1 AS place, l.goods_id AS id,
      CASE
        WHEN g.goods_id IS NULL THEN 20001
        WHEN g.goods_price IS NULL OR g.goods_price <> l.goods_price THEN 20002
        WHEN COALESCE(g.goods_number, 0) < l.goods_number THEN 20003
      END AS code,
      CASE
        WHEN g.goods_id IS NULL THEN CONCAT('goods ', l.goods_id, ' do not exist')
        WHEN g.goods_price IS NULL OR g.goods_price <> l.goods_price THEN
          CONCAT('goods ', l.goods_id, ' cost ', COALESCE(g.goods_price, 'nothing yet'), ', not ', l.goods_price)
        ELSE CONCAT('of goods ', l.goods_id, ' there are ', COALESCE(g.goods_number, 0), ' left, not ', l.goods_number)
      END AS reason
    FROM JSON_TABLE(:#linesJson, '$[*]' COLUMNS (
      goods_id BIGINT PATH '$.goodsId', goods_number INT PATH '$.goodsNumber',
      goods_price DECIMAL(10, 2) PATH '$.goodsPrice')) l
    LEFT JOIN trade_goods g ON g.goods_id = l.goods_id
    UNION ALL
    SELECT 2, u.user_id, IF(u.user_id IS NULL, 30002, NULL), CONCAT('user ', :#userId, ' does not exist')
    FROM (SELECT 1 AS one) single
    LEFT JOIN trade_user u ON u.user_id = :#userId
    UNION ALL
    SELECT 3, j.coupon_id,
      CASE
        WHEN c.coupon_id IS NULL OR COALESCE(c.user_id, 0) <> :#userId THEN 40001
        WHEN COALESCE(c.is_used, 0) <> 0 THEN 40002
      END,
      IF(c.coupon_id IS NULL OR COALESCE(c.user_id, 0) <> :#userId,
        CONCAT('user ', :#userId, ' has no coupon ', j.coupon_id), CONCAT('coupon ', j.coupon_id, ' is used'))
    FROM JSON_TABLE(:#couponsJson, '$[*]' COLUMNS (coupon_id BIGINT PATH '$')) j
    LEFT JOIN trade_coupon c ON c.coupon_id = j.coupon_id
    UNION ALL
    SELECT 4, 0, IF(:#orderAmount - coupons.worth - :#moneyPaid < 0, 10001, NULL),
      CONCAT('its coupons are worth ', coupons.worth, ' and ', :#moneyPaid,
        ' is to be paid from the balance, more than its amount of ', :#orderAmount)
    FROM (
      SELECT COALESCE(SUM(c.coupon_price), 0) AS worth
      FROM JSON_TABLE(:#couponsJson, '$[*]' COLUMNS (coupon_id BIGINT PATH '$')) j
      STRAIGHT_JOIN trade_coupon c ON c.coupon_id = j.coupon_id) coupons
    UNION ALL
    SELECT 5, u.user_id, IF(COALESCE(u.user_money, 0) < :#moneyPaid, 50001, NULL),
      CONCAT('the balance of user ', :#userId, ' is less than ', :#moneyPaid)
    FROM trade_user u
    WHERE u.user_id = :#userId) checks
  WHERE checks.code IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM trade_order saved WHERE saved.order_id = :#orderId)
  ORDER BY checks.place, checks.id
  LIMIT 1) refusal ON TRUE
