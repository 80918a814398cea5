-- Holds a claim that was committed open, so that one instance parks its messages.
SELECT claimed_at FROM trade_mq_open_claim WHERE claim_token = :token FOR UPDATE
