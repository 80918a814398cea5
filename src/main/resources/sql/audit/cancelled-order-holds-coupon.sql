-- A cancelled order that no message asked to free its coupon
-- What it means: the order is cancelled and a coupon is bound to it, and the consumer log has never heard of it. Its
--   order_cancel message was lost or never sent. Coupons used within compensation.audit.grace are left out, because a
--   message may be on its way; an order service that cancels older orders before it sends the message shows up for a
--   moment.
-- What to do: look whether the service that cancelled the order sends its messages. Then reconcile, which does what the
--   message would have done.
-- Needs: coupon, order, ledger
-- Reconcile: yes
SELECT CONCAT('order ', o.order_id, ', coupon ', c.coupon_id) AS subject, o.order_id AS order_id,
  'the coupon was used, and no message asked for it back' AS finding
FROM trade_order o
STRAIGHT_JOIN trade_coupon c ON c.order_id = o.order_id AND c.is_used = 1
LEFT JOIN trade_coupon_log returned
  ON returned.coupon_id = c.coupon_id AND returned.order_id = c.order_id AND returned.log_type = 2
LEFT JOIN trade_mq_consumer_log message
  ON message.group_name = :group AND message.msg_tag = :tag
  AND message.msg_key = CAST(o.order_id AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin
WHERE o.order_status = 2 AND returned.order_id IS NULL AND message.msg_key IS NULL
  AND (c.used_time IS NULL OR c.used_time < :orderedBefore)
  AND (:since IS NULL OR o.add_time >= :since OR o.add_time IS NULL AND :untimed)
