-- Notes why a message could not be published, and when that is tried again.
UPDATE trade_mq_producer_temp
SET attempts = attempts + 1, next_attempt_at = :nextAttemptAt, remark = :remark
WHERE seq = :seq AND msg_status = 0
