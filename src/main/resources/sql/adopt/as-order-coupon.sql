-- The coupons of orders that have several as they will be: without a row.
trade_order_coupon AS (
  SELECT order_id, 0 AS coupon_id FROM trade_order WHERE 1 = 0)
