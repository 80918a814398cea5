-- A message of exactly this group and tag. An old column may take upper for lower case; the product does not.
SELECT msg_key AS example
FROM trade_mq_consumer_log
WHERE group_name = :group AND msg_tag = :tag
  AND CAST(group_name AS BINARY) = CAST(:group AS BINARY) AND CAST(msg_tag AS BINARY) = CAST(:tag AS BINARY)
LIMIT 1
