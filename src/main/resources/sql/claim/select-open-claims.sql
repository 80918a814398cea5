-- Claims that were committed open: something ended their transaction before its time.
SELECT claim_token FROM trade_mq_open_claim WHERE group_name = :group AND msg_tag = :tag AND claimed_at < :before LIMIT 16
