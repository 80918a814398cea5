-- Writes down what is to be given back, in whose name, and on what grounds.
INSERT INTO trade_mq_operator_log
  (happened_at, operator, operation, group_name, msg_tag, msg_key, comment, status_before, status_after)
SELECT :now, :operator, 'reconcile', :group, :tag, a.msg_key, a.grounds, a.status_before, 2
FROM JSON_TABLE(:acts, '$[*]' COLUMNS (
  msg_key VARCHAR(100) PATH '$.key', grounds VARCHAR(1000) PATH '$.grounds', status_before INT PATH '$.status')) a
ORDER BY a.msg_key
