-- Closes a claim.
DELETE FROM trade_mq_open_claim WHERE claim_token = :token
