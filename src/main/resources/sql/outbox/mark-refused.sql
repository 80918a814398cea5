-- Sets a message aside that can never be published, with the reason. Somebody corrects it and sets msg_status to 0 again.
UPDATE trade_mq_producer_temp
SET msg_status = 2, next_attempt_at = NULL, remark = :remark
WHERE seq = :seq AND msg_status = 0
