-- Writes the message that cancels a saved order to the outbox, from the order's row; the relay publishes it.
INSERT INTO trade_mq_producer_temp (
  id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)
SELECT
  UUID(),
  :#${properties:rocketmq.producer.group},
  :#${properties:mq.order.topic},
  :#${properties:mq.order.tag.cancel},
  :#orderKey,
  JSON_OBJECT(
    'orderId', o.order_id, 'couponId', o.coupon_id, 'goodsId', o.goods_id, 'goodsNumber', o.goods_number,
    'userId', o.user_id, 'userMoney', o.money_paid),
  0,
  :#now
FROM trade_order o
WHERE o.order_id = :#orderId
