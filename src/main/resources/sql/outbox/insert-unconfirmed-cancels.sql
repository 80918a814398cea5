-- Writes a cancel for each of these orders, which are locked. Looks for an earlier cancel once more: another instance may
-- have written one and committed between our first look and our lock. A statement of its own, because under READ
-- COMMITTED each statement sees what was committed before it began.
INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)
SELECT UUID(), :producerGroup, :topic, :tag, CAST(o.order_id AS CHAR),
  JSON_OBJECT('orderId', o.order_id, 'couponId', o.coupon_id, 'goodsId', o.goods_id, 'goodsNumber', o.goods_number,
    'userId', o.user_id, 'userMoney', o.money_paid),
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
