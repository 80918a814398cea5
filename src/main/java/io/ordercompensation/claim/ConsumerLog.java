package io.ordercompensation.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.ReasonGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The consumer log: one row for each message of one consumer group and tag. A row with status success stands for a
 * claim whose effects were committed with it, so nobody has to mark it afterwards.
 *
 * <p>Times are UTC and come from the application's clock, whatever time zone the session has.
 */
public class ConsumerLog {

    private static final ObjectWriter JSON = new ObjectMapper().writerFor(List.class);

    private final LogStatements rows;
    private final BodyBounds bounds;
    private final TransactionOperations newTransaction;

    /** @param newTransaction begins a transaction of its own each time; all other work runs in that of a batch */
    public ConsumerLog(LogStatements rows, BodyBounds bounds, TransactionOperations newTransaction) {
        this.rows = rows;
        this.bounds = bounds;
        this.newTransaction = newTransaction;
    }

    /**
     * Claims the messages whose keys are not in the log yet, in one statement unless their bodies are too long for it,
     * and answers their keys. Waits for an uncommitted claim of another instance: the message is then a duplicate or,
     * if that instance rolls back, ours.
     */
    Set<String> claim(Collection<Claim> claims, OpenClaim open) {
        claims.forEach(claim -> LogEntry.requireFit(claim.key()));
        Set<String> claimed = new HashSet<>();
        bounds.claimStatements(ascending(claims, Claim::key)).forEach(some -> claimed.addAll(claimAtOnce(some, open)));
        return claimed;
    }

    private Set<String> claimAtOnce(List<Claim> claims, OpenClaim open) {
        ClaimBatch batch = ClaimBatch.of(claims);
        int claimed = rows.inTransaction("claim/claim-messages")
                .param("now", open.at())
                .param("token", open.token())
                .param("rows", batch.rows())
                .param("bodies", batch.bodies())
                .update();
        Set<String> keys = keys(claims, Claim::key);
        return claimed == keys.size() ? keys : ownedBy(open.token(), keys);
    }

    /** Enters failed and parked messages that have no row yet, and answers their keys. */
    Set<String> insert(Collection<LogEntry> entries) {
        entries.forEach(LogEntry::requireKeyThatFits);
        long token = token();
        LocalDateTime now = rows.now();
        Set<String> inserted = new HashSet<>();
        bounds.statements(ascending(entries, LogEntry::key))
                .forEach(some -> inserted.addAll(insertAtOnce(some, token, now)));
        return inserted;
    }

    private Set<String> insertAtOnce(List<LogEntry> entries, long token, LocalDateTime now) {
        int inserted = rows.inTransaction("claim/insert-messages")
                .param("now", now)
                .param("token", token)
                .param("rows", json(entries))
                .update();
        Set<String> keys = keys(entries, LogEntry::key);
        return inserted == keys.size() ? keys : ownedBy(token, keys);
    }

    /** Two batches that share some keys queue up instead of ending in a deadlock. */
    private static <T> List<T> ascending(Collection<T> rows, Function<T, String> key) {
        return rows.stream().sorted(Comparator.comparing(key)).toList();
    }

    /** Claims rows that this instance has leased; a row whose lease passed to another instance is left out. */
    Set<String> claimLeased(Collection<String> keys, long lease, OpenClaim claim, KeptBodies kept) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        // A token of its own tells this claim from an earlier one under the same lease whose commit reply was lost.
        long token = claim.token();
        int claimed = rows.inTransaction("claim/claim-leased-messages")
                .param("token", token)
                .param("now", claim.at())
                .param("keys", keys)
                .param("lease", lease)
                .param("kept", kept == KeptBodies.ALL)
                .update();
        return claimed == keys.size() ? Set.copyOf(keys) : ownedBy(token, keys);
    }

    boolean contains(String key) {
        return rows.inTransaction("claim/count-message")
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Parks a message that this transaction has claimed.
     *
     * @param body for the row, if the claim did not keep it
     */
    void park(String key, String body, String reason) {
        int parked = rows.inTransaction("claim/park-claimed-message")
                .param("reason", reason)
                .param("kind", ReasonGroup.of(reason))
                .param("now", rows.now())
                .param("key", key)
                .param("body", body)
                .update();
        if (parked != 1) {
            throw new IllegalStateException(
                    "Order %s was to be parked (%s), but the consumer log has %d claimed rows for it"
                            .formatted(key, reason, parked));
        }
    }

    /**
     * Takes failed messages that are due, the longest waiting first and no more than fit into memory, and holds them for
     * the time of the lease: nobody else gets them before it is over. Rows that another instance is taking right now are
     * passed over.
     */
    public List<Delivery> leaseDue(int limit, Duration lease) {
        return newTransaction.execute(status -> leased(limit, lease));
    }

    private List<Delivery> leased(int limit, Duration lease) {
        List<String> due = bounds.first(rows.named("claim/lock-due-messages")
                .param("now", rows.now())
                .param("limit", limit)
                .query((row, n) -> new Due(row.getString("msg_key"), row.getLong("body_bytes")))
                .list());
        if (due.isEmpty()) {
            return List.of();
        }
        long token = token();
        List<Delivery> leased = rows.named("claim/select-due-messages")
                .param("longest", bounds.longest())
                .param("keys", due)
                .query((row, n) -> delivery(row, token))
                .list();
        rows.named("claim/lease-due-messages")
                .param("token", token)
                .param("until", rows.nowPlus(lease))
                .param("keys", due)
                .update();
        return leased;
    }

    /** Rows of an old listener may lack the message id, the body and the number of attempts. */
    private Delivery delivery(ResultSet row, long lease) throws SQLException {
        String key = row.getString("msg_key");
        String id = row.getString("msg_id");
        String body = row.getString("body");
        return new Delivery(
                id == null || id.isBlank() ? key : id,
                key,
                Delivery.bodyOf(body == null ? "" : body),
                Math.max(0, row.getInt("consumer_times")),
                lease,
                bounds.flaw(row.getLong("body_bytes")));
    }

    private Set<String> ownedBy(long token, Collection<String> keys) {
        return new HashSet<>(rows.named("claim/select-claimed-keys")
                .param("keys", keys)
                .param("token", token)
                .query(String.class)
                .list());
    }

    private static long token() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    private static <T> Set<String> keys(List<T> rows, Function<T, String> key) {
        return rows.stream().map(key).collect(Collectors.toCollection(HashSet::new));
    }

    static String json(List<LogEntry> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The rows for the consumer log cannot be written as JSON", e);
        }
    }
}
