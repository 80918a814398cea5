-- Deletes success rows, the oldest first, but for those done before the adoption (:since).
-- Only of a SELECT may the index be named. Left to itself the server reads the whole log and sorts it, as soon as there is much
-- to delete.
DELETE l FROM (
  SELECT group_name, msg_tag, msg_key FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)
  WHERE consumer_status = 1 AND next_attempt_at IS NULL AND reason_group IS NULL AND consumer_timestamp >= :since AND consumer_timestamp < :before
    AND group_name = :group AND msg_tag = :tag
  ORDER BY consumer_timestamp LIMIT :limit) old
STRAIGHT_JOIN trade_mq_consumer_log l
  ON l.group_name = old.group_name AND l.msg_tag = old.msg_tag AND l.msg_key = old.msg_key
  AND l.consumer_status = 1
