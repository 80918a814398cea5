-- Whether a cancel of this order arrived before the order itself.
-- A cancel inserts this row, then looks for the order, and finds none while ours is not yet inserted. A plain read would
-- not see its row before its commit; this one waits for that. LOCK IN SHARE MODE, because MariaDB has no FOR SHARE.
SELECT 1 AS arrived
FROM trade_mq_consumer_log
WHERE group_name = :#${properties:mq.order.consumer.group.name}
  AND msg_tag = :#${properties:mq.order.tag.cancel}
  AND msg_key = :#orderKey
LOCK IN SHARE MODE
