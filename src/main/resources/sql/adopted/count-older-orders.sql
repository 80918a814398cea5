-- The orders that the audit does not look at. Counted once: no older ones come. The sweeper's index holds the column.
SELECT COUNT(*) FROM trade_order WHERE add_time IS NULL OR add_time < :since
