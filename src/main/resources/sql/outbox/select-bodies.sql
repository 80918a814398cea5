-- The bodies of messages that are about to be published.
SELECT seq, msg_body FROM trade_mq_producer_temp WHERE seq IN (:seqs)
