package io.ordercompensation.claim;

import io.ordercompensation.retry.ReasonGroup;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an old listener left in the consumer log, before the adoption or while it is still being replaced. Its status 0
 * proves nothing: a row has it while the listener works, after it died, and if it failed at its own log row after it
 * had given the stock back.
 */
public final class UnfinishedMessages {

    /** The statement fills in the number of attempts, which does not change the kind. */
    static final String REASON =
            "An old listener left this message in status 0 (attempts: {times}). It does that also after"
                    + " it has given everything back, so nobody can see here whether it did. Compare the order with the stock, the"
                    + " coupon and the balance: if they were given back, say so (restored); if not, replay it. Both can be done for"
                    + " all messages of this reason at once.";

    private final LogStatements rows;

    public UnfinishedMessages(LogStatements rows) {
        this.rows = rows;
    }

    /** Parks rows that have been in status 0 for that long, for an operator to decide; answers how many. */
    public int park(int limit, Duration age) {
        return update("claim/park-unfinished-messages", limit, age)
                .param("reason", REASON)
                .param("kind", ReasonGroup.of(REASON.replace("{times}", "0")))
                .update();
    }

    /** Makes the same rows due, where it is known that nothing of them was given back; answers how many. */
    public int retry(int limit, Duration age) {
        return update("claim/retry-unfinished-messages", limit, age).update();
    }

    /** Makes rows due that have been in status 2 for that long without a time for the next attempt; answers how many. */
    public int makeFailedDue(int limit, Duration age) {
        return update("claim/make-failed-messages-due", limit, age).update();
    }

    private JdbcClient.StatementSpec update(String statement, int limit, Duration age) {
        return rows.named(statement)
                .param("now", rows.now())
                .param("before", rows.nowPlus(age.negated()))
                .param("limit", limit);
    }
}
