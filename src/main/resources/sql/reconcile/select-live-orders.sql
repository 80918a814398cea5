-- Names those of the orders that are not cancelled, or that were paid, shipped or returned after all: a person decides.
SELECT order_id,
  CASE
    WHEN COALESCE(shipping_status, 0) <> 0 THEN 'it has been shipped'
    WHEN COALESCE(pay_status, 0) <> 0 THEN 'it is paid or being paid'
    ELSE 'it is not cancelled'
  END AS reason
FROM trade_order
WHERE order_id IN (:orders)
  AND (COALESCE(order_status, 0) NOT IN (2, 3) OR COALESCE(pay_status, 0) <> 0 OR COALESCE(shipping_status, 0) <> 0)
