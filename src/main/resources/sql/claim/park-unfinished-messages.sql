-- An old listener's status 0: nobody works on it any more, and nobody can see whether it was restored.
UPDATE trade_mq_consumer_log
SET consumer_status = 3, remark = REPLACE(:reason, '{times}', COALESCE(consumer_times, 0)), reason_group = :kind, consumer_timestamp = :now
WHERE group_name = :group AND msg_tag = :tag AND consumer_status = 0
  AND (consumer_timestamp IS NULL OR consumer_timestamp <= :before)
LIMIT :limit
