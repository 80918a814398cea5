package io.ordercompensation.outbox;

import io.ordercompensation.outbox.OutboxResult.Failure;
import io.ordercompensation.outbox.OutboxResult.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code trade_mq_producer_temp}, into which services write messages in the transactions they belong to. Each
 * topic is queried alone, along an index that begins with it.
 */
final class Outbox {

    private final OutboxStatements statements;
    private final OutboxScope scope;

    Outbox(OutboxStatements statements, OutboxScope scope) {
        this.statements = statements;
        this.scope = scope;
    }

    boolean isAnythingDue(Collection<String> awayTopics) {
        return topics(awayTopics).anyMatch(topic -> !of("select-whether-due", topic)
                .param("now", statements.now())
                .query(Long.class)
                .list()
                .isEmpty());
    }

    /** Makes the caller's transaction the only one that publishes; false if another one already is. */
    boolean lock() {
        return !statements.named("lock-relay").query(String.class).list().isEmpty();
    }

    /** What is to be published now, in its order. */
    List<OutboxMessage> due(Collection<String> awayTopics, int limit) {
        return topics(awayTopics)
                .flatMap(topic -> due(topic, limit).stream())
                .sorted(Comparator.comparingLong(OutboxMessage::seq))
                .limit(limit)
                .toList();
    }

    private List<OutboxMessage> due(String topic, int limit) {
        return of("select-due", topic)
                .param("now", statements.now())
                .param("limit", limit)
                .query((row, n) -> new OutboxMessage(
                        row.getLong("seq"),
                        row.getString("id"),
                        row.getString("msg_topic"),
                        row.getString("msg_tag"),
                        row.getString("msg_key"),
                        row.getInt("attempts"),
                        row.getLong("bytes")))
                .list();
    }

    /** UTF-8, by seq; rows that have been deleted since are not in it. */
    Map<Long, byte[]> bodies(List<OutboxMessage> messages) {
        Map<Long, byte[]> bodies = new HashMap<>();
        if (!messages.isEmpty()) {
            statements
                    .named("select-bodies")
                    .param("seqs", messages.stream().map(OutboxMessage::seq).toList())
                    .query(row -> {
                        bodies.put(row.getLong("seq"), row.getString("msg_body").getBytes(StandardCharsets.UTF_8));
                    });
        }
        return bodies;
    }

    void mark(OutboxResult result) {
        if (!result.sent().isEmpty()) {
            statements
                    .named("mark-sent")
                    .param("now", statements.now())
                    .param(
                            "seqs",
                            result.sent().stream().map(OutboxMessage::seq).toList())
                    .update();
        }
        for (Failure failure : result.failed()) {
            statements
                    .named("mark-failed")
                    .param("seq", failure.message().seq())
                    .param("nextAttemptAt", LocalDateTime.ofInstant(failure.nextAttemptAt(), ZoneOffset.UTC))
                    .param("remark", failure.remark())
                    .update();
        }
        for (Refusal refusal : result.refused()) {
            statements
                    .named("mark-refused")
                    .param("seq", refusal.message().seq())
                    .param("remark", refusal.remark())
                    .update();
        }
    }

    OutboxCounts counts() {
        return topics(List.of()).map(this::counts).reduce(OutboxCounts.NONE, OutboxCounts::plus);
    }

    private OutboxCounts counts(String topic) {
        return of("count-waiting", topic)
                .query((row, n) -> {
                    // Not a Timestamp, which the driver would read in the time zone of this process.
                    LocalDateTime oldest = row.getObject("oldest", LocalDateTime.class);
                    return new OutboxCounts(
                            row.getLong("unsent"),
                            row.getLong("refused"),
                            oldest == null ? null : oldest.toInstant(ZoneOffset.UTC));
                })
                .single();
    }

    private Stream<String> topics(Collection<String> away) {
        return scope.topicsOrNone().stream().filter(topic -> topic == null || !away.contains(topic));
    }

    private JdbcClient.StatementSpec of(String statement, String topic) {
        return statements
                .named(statement)
                .param("topic", topic)
                .param("after", scope.publishAfter().getAsLong());
    }
}
