SELECT adopted_at, last_message_at, last_outbox_seq FROM trade_adoption
