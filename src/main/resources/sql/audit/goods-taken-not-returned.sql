-- Stock that a cancel marked as done has not given back
-- What it means: the consumer log says that the cancel of the order succeeded, but the goods log has what the order took
--   and no row that gives it back. The pieces are missing on the shelf. Somebody changed a log, something was taken after
--   the cancel, or an old listener gave the pieces back without a row.
-- What to do: reconcile, which gives them back through the normal path. If an old listener did that without a row, set
--   compensation.audit.orders-since to the day of the switch instead.
-- Needs: goods, ledger
-- Reconcile: yes
SELECT CONCAT('order ', taken.order_id, ', goods ', taken.goods_id) AS subject, taken.order_id AS order_id,
  CONCAT(-taken.goods_number, ' pieces were taken and none given back') AS finding
FROM trade_mq_consumer_log done IGNORE INDEX (PRIMARY)
STRAIGHT_JOIN trade_goods_number_log taken
  ON taken.order_id = CAST(done.msg_key AS SIGNED) AND taken.log_type = 1 AND taken.goods_number < 0
LEFT JOIN trade_goods_number_log returned
  ON returned.goods_id = taken.goods_id AND returned.order_id = taken.order_id AND returned.log_type = 2
WHERE done.group_name = :group AND done.msg_tag = :tag AND done.consumer_status = 1
  AND returned.order_id IS NULL
  AND (:since IS NULL OR taken.log_time >= :since OR taken.log_time IS NULL AND (:untimed OR done.consumer_timestamp >= :doneSince))
  AND NOT EXISTS (
    SELECT act.msg_key FROM trade_mq_operator_log act
    WHERE act.group_name = done.group_name AND act.msg_tag = done.msg_tag AND act.msg_key = done.msg_key
      AND act.operation = 'restored')
