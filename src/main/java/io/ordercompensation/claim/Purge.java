package io.ordercompensation.claim;

import io.ordercompensation.pacing.RestShare;
import io.ordercompensation.retry.Causes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes success rows so old that their messages cannot be delivered again. Failed, parked and discarded rows stay,
 * whatever their age.
 */
public final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final int REST_TIMES = 9;

    private final LogStatements rows;
    private final TransactionOperations transaction;
    private final Duration age;
    private final Supplier<LocalDateTime> since;
    private final int batchSize;

    /**
     * Purges the rows of one group and tag.
     *
     * @param transaction begins a transaction for each batch
     * @param since rows done before this time (the adoption) stay; asked each time
     */
    public Purge(
            LogStatements rows,
            TransactionOperations transaction,
            RetentionProperties settings,
            Supplier<LocalDateTime> since) {
        this.rows = rows;
        this.transaction = transaction;
        this.age = settings.age();
        this.since = since;
        this.batchSize = settings.batchSize();
    }

    /**
     * A batch that was deleted.
     *
     * @param full whether there may be more to delete right now
     * @param restMillis how long to leave the database to others before the next batch
     */
    public record Batch(int rows, boolean full, long restMillis) {}

    /** Deletes one batch, the oldest rows first; none while the database is away. */
    public Batch batch() {
        long begin = System.nanoTime();
        int rows = Causes.unlessAway(
                () -> transaction.execute(status -> delete()),
                0,
                reason -> LOG.debug("Nothing is purged for now: {}", reason));
        boolean full = rows == batchSize;
        return new Batch(rows, full, full ? RestShare.millis(begin, REST_TIMES) : 0);
    }

    private int delete() {
        return rows.named("claim/delete-old-successes")
                .param("since", since.get())
                .param("before", rows.nowPlus(age.negated()))
                .param("limit", batchSize)
                .update();
    }
}
