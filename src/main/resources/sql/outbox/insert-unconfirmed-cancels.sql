-- Writes a cancel for each of these orders, which are locked. Looks for an earlier cancel once more: another instance may
-- have written one and committed between our first look and our lock. A statement of its own, because under READ
-- COMMITTED each statement sees what was committed before it began.
-- An order of several lines or coupons names none in its row, and has rows of its own for them.
-- CAST, because MySQL's IF makes one JSON value of two, with amounts in binary floating point.
INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)
SELECT UUID(), :producerGroup, :topic, :tag, CAST(o.order_id AS CHAR),
  IF(o.goods_id IS NULL AND EXISTS (SELECT 1 FROM trade_order_line l WHERE l.order_id = o.order_id),
    CAST(JSON_OBJECT(
      'orderId', o.order_id,
      'couponIds', (SELECT JSON_ARRAYAGG(c.coupon_id) FROM trade_order_coupon c WHERE c.order_id = o.order_id),
      'goods', (
        SELECT JSON_ARRAYAGG(JSON_OBJECT('goodsId', l.goods_id, 'goodsNumber', l.goods_number))
        FROM trade_order_line l WHERE l.order_id = o.order_id),
      'userId', o.user_id, 'userMoney', o.money_paid) AS CHAR),
    CAST(JSON_OBJECT(
      'orderId', o.order_id, 'couponId', o.coupon_id, 'goodsId', o.goods_id, 'goodsNumber', o.goods_number,
      'userId', o.user_id, 'userMoney', o.money_paid) AS CHAR)),
  0, :now
FROM trade_order o
WHERE o.order_id IN (:orders)
  AND NOT EXISTS (
    SELECT 1 FROM trade_mq_producer_temp t
    WHERE t.msg_key = CAST(o.order_id AS CHAR) AND t.msg_tag = :tag)
  AND NOT EXISTS (
    SELECT 1 FROM trade_mq_consumer_log l
    WHERE l.group_name = :group AND l.msg_tag = :tag AND l.msg_key = CAST(o.order_id AS CHAR))
ORDER BY o.order_id
