-- Holds these orders until the commit, in ascending order, as far as they are unconfirmed and nobody else holds them: who
-- confirms or cancels an order at this moment goes first.
SELECT order_id FROM trade_order
WHERE order_id IN (:orders) AND order_status = 0
ORDER BY order_id
FOR UPDATE SKIP LOCKED
