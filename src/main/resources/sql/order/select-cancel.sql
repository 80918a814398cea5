-- Why nothing may be taken for the order any more, or null. Stands alone, behind the lock of the order's row: as part
-- of the locking statement it would read what was there before that one had to wait.
SELECT
  CASE
    WHEN EXISTS (
      SELECT 1 FROM trade_mq_consumer_log
      WHERE group_name = :#${properties:mq.order.consumer.group.name}
        AND msg_tag = :#${properties:mq.order.tag.cancel}
        AND msg_key = :#orderKey) THEN 'a message that cancels it has arrived'
    WHEN EXISTS (
      SELECT 1 FROM trade_mq_producer_temp
      WHERE msg_key = :#orderKey
        AND msg_tag = :#${properties:mq.order.tag.cancel}) THEN 'a message that cancels it is on its way'
  END AS reason
