package io.ordercompensation.claim;

import java.time.Duration;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes success rows so old that no message can come again for them. Failed, parked and discarded rows stay, whatever
 * their age.
 */
public final class Purge {

    private final OwnRows rows;
    private final TransactionOperations transaction;
    private final Duration age;
    private final int batchSize;

    /**
     * Purges the rows of one group and tag.
     *
     * @param transaction begins a transaction for each batch
     * @param age rows older than this are deleted
     * @param batchSize rows deleted in one transaction at most, so that claims never wait long
     */
    public Purge(OwnRows rows, TransactionOperations transaction, Duration age, int batchSize) {
        this.rows = rows;
        this.transaction = transaction;
        this.age = age;
        this.batchSize = batchSize;
    }

    /** Deletes one batch, the oldest rows first, and answers how many rows that were. */
    public int batch() {
        Integer deleted =
                transaction.execute(status -> rows.sql("DELETE FROM trade_mq_consumer_log WHERE consumer_status = 1"
                                + " AND consumer_timestamp < :before AND" + OwnRows.OWN
                                + "ORDER BY consumer_timestamp LIMIT :limit")
                        .param("before", rows.nowPlus(age.negated()))
                        .param("limit", batchSize)
                        .update());
        return deleted == null ? 0 : deleted;
    }
}
