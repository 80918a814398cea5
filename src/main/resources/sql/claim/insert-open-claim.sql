-- Opens a claim: its row is deleted by the last statement before the commit, so nobody ever sees it, unless something
-- committed before that.
INSERT INTO trade_mq_open_claim (claim_token, group_name, msg_tag, claimed_at) VALUES (:token, :group, :tag, :at)
