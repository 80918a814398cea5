package io.ordercompensation.parked;

import io.ordercompensation.claim.BodyBounds;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.claim.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads parked messages. */
final class ParkedQueries {

    private static final int SHORT_BODY = 200;
    /** Bytes of bodies that a batch may hold in memory; one body of the largest size always fits. */
    private static final long MAX_READ = 16L * 1024 * 1024;

    private final LogStatements statements;
    private final BodyBounds bodies;

    ParkedQueries(LogStatements statements, BodyBounds bodies) {
        this.statements = statements;
        this.bodies = bodies;
    }

    List<ReasonCount> reasons() {
        return statements
                .named("parked/select-reasons")
                .query((row, n) -> new ReasonCount(
                        row.getString("kind"),
                        row.getLong("messages"),
                        instant(row, "oldest"),
                        instant(row, "newest"),
                        row.getString("example")))
                .list();
    }

    Waiting waiting() {
        return statements
                .named("parked/count-waiting")
                .query((row, n) -> new Waiting(row.getLong("parked"), row.getLong("failed")))
                .single();
    }

    Page page(Filter filter, String afterKey, int limit) {
        // One more than asked for tells whether there is a next page.
        List<Page.Message> found = filtered("select-page", filter, afterKey, limit + 1)
                .param("bodyLength", SHORT_BODY)
                .query((row, n) -> message(row))
                .list();
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).key());
    }

    /**
     * The keys of the next messages for a bulk operation.
     *
     * @param last whether no more follow
     */
    record Keys(List<String> keys, boolean last) {}

    /**
     * Answers fewer than asked for if their bodies would not fit into memory.
     *
     * @param readsBodies whether the body of every message is read, and not only of those that were refused
     */
    Keys keys(Filter filter, String afterKey, int limit, boolean readsBodies) {
        List<Candidate> found = filtered("select-keys", filter, afterKey, limit)
                .param("bodies", readsBodies)
                .query((row, n) -> new Candidate(row.getString("msg_key"), row.getLong("body_bytes")))
                .list();
        List<String> keys = new ArrayList<>();
        long bytes = 0;
        for (Candidate candidate : found) {
            bytes += candidate.bodyBytes();
            if (bytes > MAX_READ && !keys.isEmpty()) {
                return new Keys(keys, false);
            }
            keys.add(candidate.key());
        }
        return new Keys(keys, found.size() < limit);
    }

    private record Candidate(String key, long bodyBytes) {}

    Optional<Detail> detail(String key) {
        return of("select-message", key)
                .param("bodyLength", bodies.longest())
                .query((row, n) -> detail(row))
                .optional();
    }

    /** One act on a message, with as much of its bodies as is shown. */
    Optional<Detail.Act> act(String key, long id) {
        return of("select-act", key)
                .param("id", id)
                .param("bodyLength", bodies.longest())
                .query((act, n) -> act(act))
                .optional();
    }

    private JdbcClient.StatementSpec filtered(String name, Filter filter, String afterKey, int limit) {
        return statements
                .named("parked/" + name)
                .param("after", afterKey)
                .param("kind", filter.reasonGroup())
                .param("from", LogStatements.utc(filter.from()))
                .param("to", LogStatements.utc(filter.to()))
                .param("text", filter.text())
                .param("limit", limit);
    }

    private JdbcClient.StatementSpec of(String name, String key) {
        return statements.named("parked/" + name).param("key", key);
    }

    private static Page.Message message(ResultSet row) throws SQLException {
        return new Page.Message(
                row.getString("msg_key"),
                row.getString("msg_id"),
                row.getString("kind"),
                row.getString("remark"),
                row.getInt("consumer_times"),
                instant(row, "parked_at"),
                instant(row, "created_at"),
                row.getString("body"),
                row.getInt("body_length"));
    }

    private Detail detail(ResultSet row) throws SQLException {
        String key = row.getString("msg_key");
        int status = row.getInt("consumer_status");
        return new Detail(
                key,
                row.getString("msg_id"),
                row.getString("msg_keys"),
                status,
                Status.text(status),
                row.getString("kind"),
                row.getString("remark"),
                row.getString("body"),
                row.getInt("body_length"),
                row.getInt("consumer_times"),
                instant(row, "created_at"),
                instant(row, "consumer_timestamp"),
                instant(row, "next_attempt_at"),
                of("select-attempts", key)
                        .query((attempt, n) -> attempt(attempt))
                        .list(),
                of("select-acts", key)
                        .param("bodyLength", SHORT_BODY)
                        .query((act, n) -> act(act))
                        .list());
    }

    private static Detail.Attempt attempt(ResultSet row) throws SQLException {
        return new Detail.Attempt(
                row.getInt("attempt_number"),
                instant(row, "attempted_at"),
                row.getString("reason"),
                row.getString("trace"));
    }

    private static Detail.Act act(ResultSet row) throws SQLException {
        return new Detail.Act(
                row.getLong("id"),
                instant(row, "happened_at"),
                row.getString("operator"),
                row.getString("operation"),
                row.getString("comment"),
                row.getObject("status_before", Integer.class),
                row.getInt("status_after"),
                row.getString("before_begin"),
                row.getInt("before_length"),
                row.getString("after_begin"),
                row.getInt("after_length"),
                row.getString("reason_before"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
