-- Orders that were left unconfirmed, the oldest first, but for those with a cancel on its way (outbox) or here already
-- (consumer log): otherwise orders whose cancel is parked would stand in the way of the others for ever.
-- Locks nothing; what it finds is looked at again under lock.
SELECT o.order_id
FROM trade_order o FORCE INDEX (idx_order_unconfirmed)
WHERE o.order_status = 0 AND o.add_time < :before AND o.add_time >= :horizon
  AND NOT EXISTS (
    SELECT 1 FROM trade_mq_producer_temp t
    WHERE t.msg_key = CAST(o.order_id AS CHAR) AND t.msg_tag = :tag)
  AND NOT EXISTS (
    SELECT 1 FROM trade_mq_consumer_log l
    WHERE l.group_name = :group AND l.msg_tag = :tag AND l.msg_key = CAST(o.order_id AS CHAR))
ORDER BY o.add_time
LIMIT :limit
