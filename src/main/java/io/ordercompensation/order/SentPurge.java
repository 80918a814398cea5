package io.ordercompensation.order;

import io.ordercompensation.retry.Causes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes messages that were sent long ago, a batch at a time. Unsent and refused ones stay, whatever their age. */
final class SentPurge {

    private static final Logger LOG = LoggerFactory.getLogger(SentPurge.class);
    private static final int REST_SHARE = 4;
    private static final long LONGEST_REST_MILLIS = 10_000;

    private final OutboxStatements statements;
    private final TransactionOperations transaction;
    private final Duration keep;
    private final int batchSize;

    /** @param keep how long a message stays after it was sent */
    SentPurge(OutboxStatements statements, TransactionOperations transaction, Duration keep, int batchSize) {
        this.statements = statements;
        this.transaction = transaction;
        this.keep = keep;
        this.batchSize = batchSize;
    }

    /**
     * A batch that was deleted.
     *
     * @param full whether there may be more to delete right now
     * @param restMillis how long to leave the database to others before the next batch
     */
    public record Batch(int rows, boolean full, long restMillis) {}

    /** Deletes one batch, the oldest first; none while the database is away. */
    public Batch batch() {
        long begin = System.nanoTime();
        try {
            Integer stamped = transaction.execute(status -> stamp());
            Integer deleted = transaction.execute(status -> delete());
            boolean full = stamped == batchSize || deleted == batchSize;
            // A share of the time, whatever the server's speed.
            long rest = full ? Math.min(REST_SHARE * (System.nanoTime() - begin) / 1_000_000, LONGEST_REST_MILLIS) : 0;
            return new Batch(deleted, full, rest);
        } catch (RuntimeException e) {
            if (!Causes.isInfrastructure(e)) {
                throw e;
            }
            LOG.debug("Nothing is purged for now: {}", Causes.rootReason(e));
            return new Batch(0, false, 0);
        }
    }

    private int stamp() {
        return statements
                .named("stamp-sent")
                .param("now", statements.now())
                .param("limit", batchSize)
                .update();
    }

    private int delete() {
        return statements
                .named("delete-sent")
                .param("before", statements.nowMinus(keep))
                .param("limit", batchSize)
                .update();
    }
}
