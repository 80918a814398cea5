-- Claims messages, those alone that have no row yet. Their keys ascend, so that two batches that share some queue up instead of
-- ending in a deadlock. A row without a place among the bodies gets none.
-- The bodies are a table of one row, so that they are made binary once: bytes are found by their place, characters are counted.
INSERT IGNORE INTO trade_mq_consumer_log
  (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status, consumer_times, consumer_timestamp, created_at, claim_token)
SELECT :group, :tag, m.msg_key, m.msg_id, CONVERT(SUBSTRING(b.bodies, m.first_byte, m.bytes) USING utf8mb4), 1, 0, :now, :now, :token
FROM (SELECT CAST(CONVERT(:bodies USING utf8mb4) AS BINARY) AS bodies LIMIT 1) b
STRAIGHT_JOIN JSON_TABLE(:rows, '$[*]' COLUMNS (
  msg_key VARCHAR(100) PATH '$[0]', msg_id VARCHAR(255) PATH '$[1]', first_byte INT PATH '$[2]', bytes INT PATH '$[3]')) m
