-- A cancelled order that no message asked to refund
-- What it means: the order is cancelled and was paid from a balance, and the consumer log has never heard of it. Its
--   order_cancel message was lost or never sent. What was paid within compensation.audit.grace is left out, because a
--   message may be on its way; an order service that cancels older orders before it sends the message shows up for a
--   moment.
-- What to do: look whether the service that cancelled the order sends its messages. Then reconcile, which does what the
--   message would have done.
-- Needs: balance, order, ledger
-- Reconcile: yes
SELECT CONCAT('order ', o.order_id, ', user ', paid.user_id) AS subject, o.order_id AS order_id,
  CONCAT(paid.use_money, ' was paid, and no message asked for it back') AS finding
FROM trade_order o
STRAIGHT_JOIN trade_user_money_log paid
  ON paid.order_id = o.order_id AND paid.money_log_type = 1 AND paid.use_money > 0
LEFT JOIN trade_user_money_log refunded
  ON refunded.user_id = paid.user_id AND refunded.order_id = paid.order_id AND refunded.money_log_type = 2
LEFT JOIN trade_mq_consumer_log message
  ON message.group_name = :group AND message.msg_tag = :tag
  AND message.msg_key = CAST(o.order_id AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin
WHERE o.order_status = 2 AND refunded.order_id IS NULL AND message.msg_key IS NULL
  AND (paid.create_time IS NULL OR paid.create_time < :orderedBefore)
  AND (:since IS NULL OR o.add_time >= :since OR o.add_time IS NULL AND :untimed)
