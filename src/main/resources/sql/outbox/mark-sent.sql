-- Notes that the broker has these messages.
UPDATE trade_mq_producer_temp
SET msg_status = 1, sent_at = :now, next_attempt_at = NULL, remark = NULL
WHERE seq IN (:seqs) AND msg_status = 0
