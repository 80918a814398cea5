-- When the newest orders were added, by the order id, and how far that is from now in seconds: above zero if it lies ahead
-- of the wall clock of the zone.
SELECT CAST(MAX(add_time) AS CHAR) AS newest, TIMESTAMPDIFF(SECOND, :now, MAX(add_time)) AS ahead
FROM (SELECT add_time FROM trade_order ORDER BY order_id DESC LIMIT :sample) latest
WHERE add_time > '1970-01-02'
