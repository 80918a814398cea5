package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.ReadResult.Valid;
import java.time.Instant;
import org.springframework.transaction.support.TransactionOperations;

/** Records failed attempts, each in a transaction of its own, after the batch has been rolled back. */
public final class FailedAttempts {

    private final CancelOrderReader reader;
    private final FailureLog log;
    private final TransactionOperations newTransaction;

    public FailedAttempts(CancelOrderReader reader, FailureLog log, TransactionOperations newTransaction) {
        this.reader = reader;
        this.log = log;
        this.newTransaction = newTransaction;
    }

    /**
     * From the commit on the consumer log owns the message, and the broker's copy may be acknowledged.
     *
     * @param trace see {@link io.ordercompensation.retry.TraceSummary}
     * @param nextAttempt when it is due again, or null to park it
     * @return false if the log has a row for the message that somebody else wrote or moved on; that row stays as it is
     */
    public boolean record(Delivery delivery, String reason, String trace, Instant nextAttempt) {
        return Boolean.TRUE.equals(
                newTransaction.execute(status -> log.record(key(delivery), delivery, reason, trace, nextAttempt)));
    }

    /** The key under which the message stands or will stand in the consumer log. */
    public String key(Delivery delivery) {
        if (delivery.lease() != null) {
            return delivery.keys();
        }
        try {
            return reader.read(delivery) instanceof Valid valid
                    ? valid.order().key()
                    : MessageKey.withoutOrder(delivery);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError unreadable) {
            // What the reader fails on has to be recorded too, or its whole batch would come again for ever.
            return MessageKey.withoutOrder(delivery);
        }
    }
}
