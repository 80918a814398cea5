-- The messages of a group and tag by status and number of attempts, of so many rows at most. Times as text: an old table
-- may hold the date 0000-00-00.
SELECT
  consumer_status AS status,
  consumer_times AS times,
  COUNT(*) AS messages,
  CAST(MIN(consumer_timestamp) AS CHAR) AS oldest,
  CAST(MAX(consumer_timestamp) AS CHAR) AS newest,
  MIN(msg_key) AS example
FROM (
  SELECT consumer_status, consumer_times, consumer_timestamp, msg_key
  FROM trade_mq_consumer_log WHERE group_name = :group AND msg_tag = :tag LIMIT :bound) seen
GROUP BY consumer_status, consumer_times
ORDER BY consumer_status, consumer_times
