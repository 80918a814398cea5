package io.ordercompensation.test;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Begins, commits and rolls back nothing, and remembers that it did. */
public final class RecordedTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient List<String> events = new ArrayList<>();
    private boolean open;

    public List<String> events() {
        return events;
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return open;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        open = true;
        events.add("begin");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        open = false;
        events.add("commit");
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        open = false;
        events.add("rollback");
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        // The outer transaction sees the failure itself.
    }
}
