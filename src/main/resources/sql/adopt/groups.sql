-- Consumer groups and tags in the consumer log; the key answers without reading the rows.
SELECT DISTINCT group_name, msg_tag FROM trade_mq_consumer_log LIMIT :groups
