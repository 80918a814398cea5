package io.ordercompensation.claim;

import io.ordercompensation.retry.ReasonGroup;
import io.ordercompensation.sql.BuiltInStatements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Proves that the transaction which claims is the one that commits. Two marks are set with the claim and removed right
 * before the commit: a savepoint, which is gone if anything ended the transaction, and a row, which others see if
 * anything committed it. The savepoint shows this at once; the row also after a crash.
 */
public final class OpenClaims {

    private static final int NO_SUCH_SAVEPOINT = 1305;
    /** A batch takes milliseconds. A slower one that was committed open is parked too, with less detail. */
    private static final Duration LIVE = Duration.ofSeconds(10);

    private static final String WHAT_NOW = " What was done until then may be committed without the rest, so nothing is"
            + " tried again by itself. Find the step that commits, rolls back, changes tables or sets autocommit, and"
            + " correct it. Compare the order with the restore logs; then replay it, which does what has no log row yet,"
            + " or discard it.";

    private final JdbcTemplate jdbc;
    private final LogStatements rows;
    private final TransactionOperations newTransaction;
    private final LongAdder ended = new LongAdder();

    /** @param newTransaction the transaction in which messages are parked */
    public OpenClaims(JdbcTemplate jdbc, LogStatements rows, TransactionOperations newTransaction) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.newTransaction = newTransaction;
    }

    /** Begins a claim in the open transaction, before the first row is claimed. */
    OpenClaim open() {
        OpenClaim first = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(OpenClaim.class::isInstance)
                .map(OpenClaim.class::cast)
                .findFirst()
                .orElse(null);
        OpenClaim claim =
                new OpenClaim(this, ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), rows.now(), first);
        rows.named("claim/insert-open-claim")
                .param("token", claim.token())
                .param("at", claim.at())
                .update();
        if (claim.isFirst()) {
            jdbc.execute(savepoint("claim/set-savepoint", claim));
        }
        TransactionSynchronizationManager.registerSynchronization(claim);
        return claim;
    }

    /** Answers false if the savepoint is gone. */
    boolean release(OpenClaim claim) {
        try {
            jdbc.execute(savepoint("claim/release-savepoint", claim));
            return true;
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException sql && sql.getErrorCode() == NO_SUCH_SAVEPOINT) {
                return false;
            }
            throw e;
        }
    }

    void close(OpenClaim claim) {
        if (delete(claim.token()) != 1) {
            throw new IllegalStateException(
                    "A step deleted the row of claim %d from trade_mq_open_claim: it must be left alone"
                            .formatted(claim.token()));
        }
    }

    TransactionEndedException ended(Throwable cause) {
        return new TransactionEndedException(reason(null), cause);
    }

    /** Why messages are parked, in words for an operator. */
    public String reason(String suspects) {
        return "A step ended its transaction before all steps were done"
                + (suspects == null ? "." : " (" + suspects + ").") + WHAT_NOW;
    }

    /** Claims of this group that were committed open, and that nobody who knows more about them has parked. */
    public List<Long> committedOpen() {
        return rows.named("claim/select-open-claims")
                .param("before", rows.nowPlus(LIVE.negated()))
                .query(Long.class)
                .list();
    }

    /**
     * Parks the messages of a claim that was committed open. Does nothing if it was not, or if another instance was faster.
     *
     * @param trace see {@link io.ordercompensation.retry.TraceSummary}; null if no exception is known
     * @param bodies by key, as far as they are known, for rows that were claimed without
     * @return whether it was committed open, and the keys that are parked now
     */
    public Parked park(long token, String reason, String trace, Map<String, String> bodies) {
        Parked parked = newTransaction.execute(status -> parked(token, reason, trace, bodies));
        if (parked.wasOpen()) {
            ended.increment();
        }
        return parked;
    }

    /** The same for a claim whose transaction is over. */
    public Parked park(OpenClaim claim, String reason, String trace, Map<String, String> bodies) {
        return park(claim.token(), reason, trace, bodies);
    }

    /** Counts a transaction that was ended without a trace in the database. */
    public void countEnded() {
        ended.increment();
    }

    /** How many transactions were ended too early since the start. */
    public long ended() {
        return ended.sum();
    }

    /**
     * What became of an open claim.
     *
     * @param wasOpen false if its row was not there
     */
    public record Parked(boolean wasOpen, List<String> keys) {}

    private Parked parked(long token, String reason, String trace, Map<String, String> bodies) {
        List<LocalDateTime> at = rows.named("claim/lock-open-claim")
                .param("token", token)
                .query(LocalDateTime.class)
                .list();
        if (at.isEmpty()) {
            return new Parked(false, List.of());
        }
        List<String> keys = rows.named("claim/lock-claimed-messages")
                .param("at", at.get(0))
                .param("token", token)
                .query(String.class)
                .list();
        if (!keys.isEmpty()) {
            keys.stream().filter(bodies::containsKey).forEach(key -> rows.named("claim/keep-body")
                    .param("body", bodies.get(key))
                    .param("key", key)
                    .update());
            rows.named("claim/park-claimed-messages")
                    .param("reason", reason)
                    .param("kind", ReasonGroup.of(reason))
                    .param("now", rows.now())
                    .param("keys", keys)
                    .param("token", token)
                    .update();
            rows.named("claim/insert-ended-attempts")
                    .param("now", rows.now())
                    .param("reason", reason)
                    .param("trace", trace)
                    .param("keys", keys)
                    .update();
        }
        delete(token);
        return new Parked(true, keys);
    }

    private int delete(long token) {
        return rows.named("claim/delete-open-claim").param("token", token).update();
    }

    private static String savepoint(String statement, OpenClaim claim) {
        return BuiltInStatements.text(statement).replace("{token}", Long.toString(claim.token()));
    }
}
