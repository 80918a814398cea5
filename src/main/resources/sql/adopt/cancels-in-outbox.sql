-- Which of these keys have a cancel in the outbox.
SELECT DISTINCT msg_key FROM trade_mq_producer_temp WHERE msg_key IN (:keys) AND msg_tag = :tag
