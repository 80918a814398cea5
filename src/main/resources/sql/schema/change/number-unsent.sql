UPDATE trade_mq_producer_temp t
JOIN (SELECT seq, ROW_NUMBER() OVER (ORDER BY create_time, id) AS place FROM trade_mq_producer_temp WHERE COALESCE(msg_status, 0) = 0) unsent
  ON unsent.seq = t.seq
SET t.seq = unsent.place${kept}
