-- The goods log as it will be.
trade_goods_number_log AS (
  SELECT goods_id, order_id, IF(goods_number > 0, 2, 1) AS log_type, goods_number, log_time FROM trade_goods_number_log)
