package io.ordercompensation.adopt;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Whether the services send their cancels to the topic that is consumed. On another topic a start would restore
 * nothing, and as a member of the old listener's group it would be assigned half of the queues, but not read them.
 */
final class UnknownTopic implements Look {

    private static final int TOPICS = 20;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;
    private final Clock clock;

    UnknownTopic(Queries queries, Tables tables, AdoptSettings settings, Clock clock) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.UNKNOWN_TOPIC;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!tables.has(Tables.OUTBOX, "msg_topic", "msg_tag", "create_time")) {
            return List.of();
        }
        List<Row> topics = queries.rows(
                "recent-topics",
                Map.of(
                        "tag", settings.tag(),
                        "recent", settings.oldestDelivered(clock.instant()),
                        "bound", settings.limits().maxRows(),
                        "groups", TOPICS));
        String subject = "topic '" + settings.topic() + "'";
        if (topics.isEmpty() || topics.stream().anyMatch(row -> settings.topic().equals(row.text("topic")))) {
            return List.of(AdoptFinding.ok(code(), subject, "No cancels are sent only to other topics."));
        }
        Row other = topics.get(0);
        return List.of(AdoptFinding.refuse(
                code(),
                subject,
                "The outbox has no cancel to this topic, but %s to '%s', the last of %s: none of those would be restored, and a member of the old listener's group would be given queues that it does not read."
                        .formatted(
                                Words.counted(
                                        other.number("messages"),
                                        settings.limits().maxRows()),
                                other.text("topic"),
                                other.text("newest")),
                "Set mq.order.topic: %s; if the cancels come to '%s' by other means, compensation.adopt.accept: unknown-topic."
                        .formatted(other.text("topic"), settings.topic())));
    }
}
