package io.ordercompensation.outbox;

import io.ordercompensation.pacing.RestShare;
import io.ordercompensation.retry.Causes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes messages that were sent long ago, a batch of each topic at a time. Unsent and refused ones stay, whatever their age. */
final class SentPurge {

    private static final Logger LOG = LoggerFactory.getLogger(SentPurge.class);
    private static final int REST_TIMES = 4;

    private final OutboxStatements statements;
    private final OutboxScope scope;
    private final TransactionOperations transaction;
    private final Duration keep;
    private final int batchSize;

    SentPurge(
            OutboxStatements statements,
            OutboxScope scope,
            TransactionOperations transaction,
            OutboxProperties settings) {
        this.statements = statements;
        this.scope = scope;
        this.transaction = transaction;
        this.keep = settings.keep();
        this.batchSize = settings.purgeBatchSize();
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
        return Causes.unlessAway(
                this::ofEachTopic,
                new Batch(0, false, 0),
                reason -> LOG.debug("Nothing is purged for now: {}", reason));
    }

    private Batch ofEachTopic() {
        long begin = System.nanoTime();
        int deleted = 0;
        boolean full = false;
        for (String topic : scope.topics()) {
            Integer stamped = transaction.execute(status -> stamp(topic));
            Integer ofTopic = transaction.execute(status -> delete(topic));
            deleted += ofTopic;
            full |= stamped == batchSize || ofTopic == batchSize;
        }
        return new Batch(deleted, full, full ? RestShare.millis(begin, REST_TIMES) : 0);
    }

    private int stamp(String topic) {
        return of("stamp-sent", topic).param("now", statements.now()).update();
    }

    private int delete(String topic) {
        return of("delete-sent", topic)
                .param("before", statements.nowMinus(keep))
                .update();
    }

    private JdbcClient.StatementSpec of(String statement, String topic) {
        return statements
                .named(statement)
                .param("topic", topic)
                .param("after", scope.purgeAfter().getAsLong())
                .param("limit", batchSize);
    }
}
