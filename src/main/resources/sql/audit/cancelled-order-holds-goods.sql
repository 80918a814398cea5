-- A cancelled order that no message asked to give back its stock
-- What it means: the order is cancelled and holds stock, and the consumer log has never heard of it. Its order_cancel
--   message was lost or never sent. What was taken within compensation.audit.grace is left out, because a message may
--   be on its way; an order service that cancels older orders before it sends the message shows up for a moment.
-- What to do: look whether the service that cancelled the order sends its messages. Then reconcile, which does what the
--   message would have done.
-- Needs: goods, order, ledger
-- Reconcile: yes
SELECT CONCAT('order ', o.order_id, ', goods ', taken.goods_id) AS subject, o.order_id AS order_id,
  CONCAT(-taken.goods_number, ' pieces were taken, and no message asked for them back') AS finding
FROM trade_order o
STRAIGHT_JOIN trade_goods_number_log taken
  ON taken.order_id = o.order_id AND taken.log_type = 1 AND taken.goods_number < 0
LEFT JOIN trade_goods_number_log returned
  ON returned.goods_id = taken.goods_id AND returned.order_id = taken.order_id AND returned.log_type = 2
LEFT JOIN trade_mq_consumer_log message
  ON message.group_name = :group AND message.msg_tag = :tag
  AND message.msg_key = CAST(o.order_id AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin
WHERE o.order_status = 2 AND returned.order_id IS NULL AND message.msg_key IS NULL
  AND (taken.log_time IS NULL OR taken.log_time < :orderedBefore)
  AND (:since IS NULL OR o.add_time >= :since OR o.add_time IS NULL AND :untimed)
