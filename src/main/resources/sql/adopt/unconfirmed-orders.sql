-- Orders that the sweeper looks at within its first hour, and whether they are due now.
SELECT order_id, CAST(add_time AS CHAR) AS added, add_time < :due AS due
FROM trade_order
WHERE order_status = 0 AND add_time < :before AND add_time >= :horizon
LIMIT :bound
