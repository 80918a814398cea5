package io.ordercompensation.adopt;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * Whether a group and tag that the consumer log does not know would get messages again that another group has finished:
 * claims are per group and tag. Messages older than the broker's retention cannot come again, so a group whose own rows
 * were purged is not taken for a new one.
 */
final class UnknownGroup implements Look {

    private static final int GROUPS = 5;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;
    private final Adopted adopted;
    private final Clock clock;

    UnknownGroup(Queries queries, Tables tables, AdoptSettings settings, Adopted adopted, Clock clock) {
        this.adopted = adopted;
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.UNKNOWN_GROUP;
    }

    /**
     * Rows of an old listener may have no time. They are at least as old as the adoption, so they stop counting once
     * the broker holds nothing from before it.
     */
    private boolean countUntimed(LocalDateTime oldestDelivered) {
        return tables.isOldLog()
                || adopted.pending()
                || adopted.isRecorded() && adopted.recorded().at().isAfter(oldestDelivered);
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!tables.has(Tables.MESSAGES, "group_name", "msg_tag", "msg_key", "consumer_status", "consumer_timestamp")) {
            return List.of();
        }
        String subject = name(settings.group(), settings.tag());
        Map<String, Object> own = Map.of("group", settings.group(), "tag", settings.tag());
        if (queries.first("own-message", own).isPresent()) {
            return List.of(AdoptFinding.ok(code(), subject, "The consumer log knows this group and tag."));
        }
        LocalDateTime oldestDelivered = settings.oldestDelivered(clock.instant());
        return queries
                .rows(
                        "finished-elsewhere",
                        Map.of(
                                "group", settings.group(),
                                "tag", settings.tag(),
                                "recent", oldestDelivered,
                                "untimed", countUntimed(oldestDelivered),
                                "bound", settings.limits().maxRows(),
                                "groups", GROUPS))
                .stream()
                .filter(row -> !settings.isForOtherListener(row.text("msg_tag")))
                .findFirst()
                .map(other -> List.of(refusal(subject, other)))
                .orElseGet(() -> List.of(AdoptFinding.ok(
                        code(), subject, "New, and no other group has done messages that the broker may still hold.")));
    }

    private AdoptFinding refusal(String subject, Row other) {
        String group = other.text("group_name");
        String tag = other.text("msg_tag");
        return AdoptFinding.refuse(
                code(),
                subject,
                "trade_mq_consumer_log has no message of this group and tag, but %s of %s that are finished, the last %s: the broker may deliver those again, and each would be restored a second time."
                        .formatted(
                                Words.counted(
                                        other.number("messages"),
                                        settings.limits().maxRows()),
                                name(group, tag),
                                other.has("newest") ? "of " + other.text("newest") : "without a time"),
                "Set mq.order.consumer.group.name: %s and mq.order.tag.cancel: %s to go on where it stopped; if those messages have nothing to do with these orders, compensation.adopt.accept: unknown-group."
                        .formatted(group, tag));
    }

    static String name(String group, String tag) {
        return "group '" + group + "', tag '" + tag + "'";
    }
}
