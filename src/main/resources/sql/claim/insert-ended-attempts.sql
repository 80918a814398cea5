-- Keeps in the history of each message what ended its transaction.
INSERT INTO trade_mq_attempt_log (group_name, msg_tag, msg_key, attempt_number, attempted_at, reason, trace)
SELECT group_name, msg_tag, msg_key, consumer_times, :now, :reason, :trace
FROM trade_mq_consumer_log FORCE INDEX (PRIMARY)
WHERE group_name = :group AND msg_tag = :tag AND msg_key IN (:keys)
