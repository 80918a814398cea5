-- The log of acts as it will be: without a row.
trade_mq_operator_log AS (
  SELECT group_name, msg_tag, msg_key, '' AS operation FROM trade_mq_consumer_log WHERE 1 = 0)
