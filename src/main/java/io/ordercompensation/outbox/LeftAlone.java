package io.ordercompensation.outbox;

import io.ordercompensation.retry.Causes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns once of each topic whose messages wait in the outbox and are not published from here. */
final class LeftAlone {

    private static final Logger LOG = LoggerFactory.getLogger(LeftAlone.class);

    /** Topics per look. */
    private static final int MOST = 100;

    private final OutboxStatements statements;
    private final OutboxScope scope;
    private final Set<String> told = new HashSet<>();

    LeftAlone(OutboxStatements statements, OutboxScope scope) {
        this.statements = statements;
        this.scope = scope;
    }

    /** Reads the index once or twice per topic, however many messages it has. */
    void tell() {
        Causes.unlessAway(
                this::tellOfAll, null, reason -> LOG.debug("Other topics are not checked for now: {}", reason));
    }

    private Void tellOfAll() {
        String last = "";
        for (int topics = 0; topics < MOST && last != null; topics++) {
            last = tellOfNext(last);
        }
        return null;
    }

    /** Returns the topic after that one, or null if there is none. */
    private String tellOfNext(String last) {
        Optional<Map.Entry<String, Long>> next = statements
                .named("select-next-topic")
                .param("last", last)
                .query((row, n) -> Map.entry(row.getString("msg_topic"), row.getLong("seq")))
                .optional();
        next.ifPresent(topic -> tell(topic.getKey(), topic.getValue()));
        return next.map(Map.Entry::getKey).orElse(null);
    }

    private void tell(String topic, long oldest) {
        long after = scope.publishAfter().getAsLong();
        boolean ours = scope.topics().contains(topic);
        if (ours && oldest <= after && told.add("older " + topic)) {
            LOG.warn(
                    "Messages of topic {} that are older than the adoption are unsent, and left alone: they may have been sent by"
                            + " other means. Set msg_status = 1 in those that were; compensation.adopt.publish-older=true"
                            + " publishes the rest.",
                    topic);
        }
        if (!ours && newest(topic) > after && told.add("other " + topic)) {
            LOG.warn(
                    "Messages of topic {} wait in the outbox, and are left alone: if no other service sends them, add it to"
                            + " compensation.outbox.topics.",
                    topic);
        }
    }

    /** A row that has just been sent is no longer found. */
    private long newest(String topic) {
        return statements
                .named("select-newest-unsent")
                .param("topic", topic)
                .query(Long.class)
                .optional()
                .orElse(Long.MIN_VALUE);
    }
}
