-- Money that a cancel marked as done has not given back
-- What it means: the consumer log says that the cancel of the order succeeded, but the money log has what the order took
--   from the balance and no refund. Somebody changed a log, the payment came after the cancel, or an old listener
--   refunded it without a row.
-- What to do: reconcile, which refunds it through the normal path. If an old listener did that without a row, set
--   compensation.audit.orders-since to the day of the switch instead.
-- Needs: balance, ledger
-- Reconcile: yes
SELECT CONCAT('order ', paid.order_id, ', user ', paid.user_id) AS subject, paid.order_id AS order_id,
  CONCAT(paid.use_money, ' was paid and nothing refunded') AS finding
FROM trade_mq_consumer_log done IGNORE INDEX (PRIMARY)
STRAIGHT_JOIN trade_user_money_log paid
  ON paid.order_id = CAST(done.msg_key AS SIGNED) AND paid.money_log_type = 1 AND paid.use_money > 0
LEFT JOIN trade_user_money_log refunded
  ON refunded.user_id = paid.user_id AND refunded.order_id = paid.order_id AND refunded.money_log_type = 2
WHERE done.group_name = :group AND done.msg_tag = :tag AND done.consumer_status = 1
  AND refunded.order_id IS NULL
  AND (:since IS NULL OR paid.create_time >= :since OR paid.create_time IS NULL AND (:untimed OR done.consumer_timestamp >= :doneSince))
  AND NOT EXISTS (
    SELECT act.msg_key FROM trade_mq_operator_log act
    WHERE act.group_name = done.group_name AND act.msg_tag = done.msg_tag AND act.msg_key = done.msg_key
      AND act.operation = 'restored')
