-- Logs what goes back. The primary key refuses a second restore of the same goods for the same order.
INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)
SELECT t.goods_id, t.order_id, 2, t.pieces, UTC_TIMESTAMP()
FROM JSON_TABLE(:#taken, '$[*]' COLUMNS (
  goods_id BIGINT PATH '$[0]', order_id BIGINT PATH '$[1]', pieces INT PATH '$[2]')) t
