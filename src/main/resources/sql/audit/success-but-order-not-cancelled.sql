-- An order that lives on though its cancel is marked as done
-- What it means: the consumer log says that the cancel of the order succeeded, so what it took was given back, but the
--   order is unconfirmed or confirmed: it may be shipped for nothing. Some service confirms orders without asking whether
--   they are cancelled.
-- What to do: stop the order, set order_status to 2, and mend the service: it has to confirm by an UPDATE with
--   order_status = 0 in its WHERE.
-- Needs: order
SELECT CONCAT('order ', o.order_id) AS subject, o.order_id AS order_id,
  IF(o.order_status = 1, 'confirmed after its cancel', 'unconfirmed after its cancel') AS finding
FROM trade_mq_consumer_log done IGNORE INDEX (PRIMARY)
STRAIGHT_JOIN trade_order o ON o.order_id = CAST(done.msg_key AS SIGNED)
WHERE done.group_name = :group AND done.msg_tag = :tag AND done.consumer_status = 1
  AND COALESCE(o.order_status, 0) IN (0, 1)
  AND (:since IS NULL OR o.add_time >= :since OR o.add_time IS NULL AND :untimed)
