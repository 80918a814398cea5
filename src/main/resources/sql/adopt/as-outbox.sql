-- The outbox as it will be; its rows are not numbered yet.
trade_mq_producer_temp AS (
  SELECT id, msg_topic, msg_tag, msg_key, msg_status, create_time, 0 AS seq FROM trade_mq_producer_temp)
