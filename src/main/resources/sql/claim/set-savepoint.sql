-- Marks the transaction: whatever ends it takes the mark away.
SAVEPOINT claim_{token}
