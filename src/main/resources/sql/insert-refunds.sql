-- Logs what goes back. The primary key refuses a second refund for the same order.
-- The amounts' type is wider than any money column: JSON_TABLE would cut a larger amount without a word.
INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)
SELECT t.user_id, t.order_id, 2, t.amount, UTC_TIMESTAMP()
FROM JSON_TABLE(:#paid, '$[*]' COLUMNS (
  user_id BIGINT PATH '$[0]', order_id BIGINT PATH '$[1]', amount DECIMAL(30, 6) PATH '$[2]')) t
