-- Writes down which rows came into being because an operator moved a message to its order.
INSERT INTO trade_mq_operator_log
  (happened_at, operator, operation, group_name, msg_tag, msg_key, comment, status_before, status_after)
SELECT :now, :operator, :operation, :group, :tag, m.order_key, CONCAT('from ', m.msg_key), NULL, :status
FROM JSON_TABLE(:moves, '$[*]' COLUMNS (
  msg_key VARCHAR(100) PATH '$.key', order_key VARCHAR(100) PATH '$.order')) m
