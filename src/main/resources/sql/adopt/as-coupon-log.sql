-- The coupon log as it will be: without a row.
trade_coupon_log AS (
  SELECT coupon_id, order_id, 0 AS log_type, used_time AS log_time FROM trade_coupon WHERE 1 = 0)
