-- Fails with error 1305 if the transaction is not the one in which the savepoint was set.
RELEASE SAVEPOINT claim_{token}
