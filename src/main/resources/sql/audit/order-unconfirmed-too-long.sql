-- An order that is neither confirmed nor cancelled
-- What it means: the order has been unconfirmed and unpaid for longer than compensation.audit.grace, and no cancel of it
--   ever came: it holds stock that nobody will buy. The service that confirms orders stopped half way.
-- What to do: have the order confirmed, or send its order_cancel message. If compensation.order.sweep-enabled is on, see
--   why the sweeper leaves it: it may be older than sweep-horizon, or compensation.order.time-zone may be wrong.
-- Needs: order
SELECT CONCAT('order ', o.order_id) AS subject, o.order_id AS order_id,
  CONCAT('unconfirmed since ', o.add_time) AS finding
FROM trade_order o
LEFT JOIN trade_mq_consumer_log message
  ON message.group_name = :group AND message.msg_tag = :tag
  AND message.msg_key = CAST(o.order_id AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin
WHERE COALESCE(o.order_status, 0) = 0 AND COALESCE(o.pay_status, 0) = 0 AND message.msg_key IS NULL
  AND o.add_time < :orderedBefore
  AND (:since IS NULL OR o.add_time >= :since)
