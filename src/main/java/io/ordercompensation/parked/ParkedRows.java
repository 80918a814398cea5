package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.claim.MessageKey;
import io.ordercompensation.claim.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Changes parked messages, each change with its row in the audit. Everything runs in the caller's transaction. */
final class ParkedRows {

    private static final ObjectWriter JSON = new ObjectMapper().writerFor(List.class);

    private final LogStatements statements;

    ParkedRows(LogStatements statements) {
        this.statements = statements;
    }

    /**
     * A row that the transaction has locked.
     *
     * @param keys KEYS of a message that was refused; null for any other, or if they are no longer known
     * @param body null for the message of an order, unless it was refused or is asked for
     */
    record Locked(String key, String messageId, int status, String keys, String body) {

        /** Whether only the body can say which order is meant, because the message was refused. */
        boolean isRefused() {
            return keys != null || MessageKey.isWithoutOrder(key);
        }
    }

    /**
     * A message that moves to the order that its body names.
     *
     * @param body the edited one, null if it stays as it is
     * @param remark what the old row says from then on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Move(String key, String order, String body, String remark) {}

    /** Rows in ascending order of their keys; a key without a row is left out. */
    List<Locked> lock(Collection<String> keys, boolean withBodies) {
        return statements
                .named("parked/lock-messages")
                .param("keys", keys)
                .param("bodies", withBodies)
                .query((row, n) -> new Locked(
                        row.getString("msg_key"),
                        row.getString("msg_id"),
                        row.getInt("consumer_status"),
                        row.getString("msg_keys"),
                        row.getString("body")))
                .list();
    }

    /**
     * Makes messages due under their own keys.
     *
     * @param body a new one, for a single message; null leaves the bodies alone
     */
    void replay(Collection<String> keys, Act act, String body) {
        if (!keys.isEmpty()) {
            audit(keys, act, Status.FAILED, body);
            change("replay-messages", keys, act, body);
        }
    }

    void restored(Collection<String> keys, Act act) {
        if (!keys.isEmpty()) {
            audit(keys, act, Status.SUCCESS, null);
            change("mark-restored", keys, act, null);
        }
    }

    void discard(Collection<String> keys, Act act) {
        if (!keys.isEmpty()) {
            audit(keys, act, Status.DISCARDED, null);
            change("discard-messages", keys, act, null);
        }
    }

    /**
     * Enters messages under their orders and answers the orders that had no row before; only those are moved.
     *
     * @param status of the messages from then on
     */
    Set<String> move(List<Move> moves, Act act, Status status) {
        if (moves.isEmpty()) {
            return Set.of();
        }
        long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        statements
                .named("parked/insert-moved-messages")
                .param("moves", json(moves))
                .param("now", statements.now())
                .param("token", token)
                .param("status", status.code())
                .param("due", status == Status.FAILED ? statements.now() : null)
                .update();
        Set<String> entered = new HashSet<>();
        statements
                .named("parked/select-statuses")
                .param("keys", moves.stream().map(Move::order).toList())
                .query(row -> {
                    if (row.getLong("claim_token") == token) {
                        entered.add(row.getString("msg_key"));
                    }
                });
        List<Move> done =
                moves.stream().filter(move -> entered.contains(move.order())).toList();
        if (!done.isEmpty()) {
            close(done, act, status);
        }
        return entered;
    }

    private void close(List<Move> moves, Act act, Status status) {
        // An edited body comes with a single move.
        audit(
                moves.stream().map(Move::key).toList(),
                act,
                Status.DISCARDED,
                moves.get(0).body());
        expect(
                moves.size(),
                statements
                        .named("parked/close-moved-messages")
                        .param("moves", json(moves))
                        .param("now", statements.now())
                        .update(),
                act);
        statements
                .named("parked/insert-moves")
                .param("moves", json(moves))
                .param("now", statements.now())
                .param("operator", act.operator())
                .param("operation", act.operation())
                .param("status", status.code())
                .update();
    }

    /** The status of each key that the consumer log has. */
    Map<String, Integer> statuses(Collection<String> keys) {
        Map<String, Integer> statuses = new HashMap<>();
        if (!keys.isEmpty()) {
            statements.named("parked/select-statuses").param("keys", keys).query(row -> {
                statuses.put(row.getString("msg_key"), row.getInt("consumer_status"));
            });
        }
        return statuses;
    }

    private void audit(Collection<String> keys, Act act, Status after, String body) {
        expect(
                keys.size(),
                statements
                        .named("parked/insert-acts")
                        .param("keys", keys)
                        .param("now", statements.now())
                        .param("operator", act.operator())
                        .param("operation", act.operation())
                        .param("comment", act.comment())
                        .param("after", after.code())
                        .param("body", body)
                        .update(),
                act);
    }

    private void change(String statement, Collection<String> keys, Act act, String body) {
        int changed = statements
                .named("parked/" + statement)
                .param("keys", keys)
                .param("now", statements.now())
                .param("body", body)
                .update();
        expect(keys.size(), changed, act);
    }

    /** The rows are locked and were parked: changing any other number is a bug, and rolls back. */
    private static void expect(int rows, int changed, Act act) {
        if (rows != changed) {
            throw new IllegalStateException("%s by %s was to change %d messages but met %d"
                    .formatted(act.operation(), act.operator(), rows, changed));
        }
    }

    private static String json(List<Move> moves) {
        try {
            return JSON.writeValueAsString(moves);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The moves cannot be written as JSON", e);
        }
    }
}
