-- The history of a message's attempts. Keys of an old listener's wider column are cut here.
INSERT INTO trade_mq_attempt_log (group_name, msg_tag, msg_key, attempt_number, attempted_at, reason, trace)
VALUES (:group, :tag, LEFT(:key, 100), :number, :now, :reason, :trace)
