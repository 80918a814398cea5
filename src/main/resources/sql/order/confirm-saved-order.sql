-- Confirms the order, if it is still unconfirmed.
UPDATE trade_order
SET order_status = 1, confirm_time = :#orderTime
WHERE order_id = :#orderId
  AND COALESCE(order_status, 0) = 0
