-- A coupon that a cancel marked as done has not freed
-- What it means: the consumer log says that the cancel of the order succeeded, but a coupon is still bound to it and
--   nothing says that it was returned. The coupon was used after the cancel, or somebody bound it again.
-- What to do: reconcile, which frees it through the normal path.
-- Needs: coupon, ledger
-- Reconcile: yes
SELECT CONCAT('order ', c.order_id, ', coupon ', c.coupon_id) AS subject, c.order_id AS order_id,
  'the coupon was used and not returned' AS finding
FROM trade_mq_consumer_log done IGNORE INDEX (PRIMARY)
STRAIGHT_JOIN trade_coupon c ON c.order_id = CAST(done.msg_key AS SIGNED) AND c.is_used = 1
LEFT JOIN trade_coupon_log returned
  ON returned.coupon_id = c.coupon_id AND returned.order_id = c.order_id AND returned.log_type = 2
WHERE done.group_name = :group AND done.msg_tag = :tag AND done.consumer_status = 1
  AND returned.order_id IS NULL
  AND (:since IS NULL OR c.used_time >= :since OR c.used_time IS NULL AND (:untimed OR done.consumer_timestamp >= :doneSince))
  AND NOT EXISTS (
    SELECT act.msg_key FROM trade_mq_operator_log act
    WHERE act.group_name = done.group_name AND act.msg_tag = done.msg_tag AND act.msg_key = done.msg_key
      AND act.operation = 'restored')
