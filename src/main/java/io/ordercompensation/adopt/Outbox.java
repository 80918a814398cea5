package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the relay would publish at once, and whether services send their cancels to another topic. */
final class Outbox implements Look {

    private static final int TOPICS = 20;
    private static final int REFUSED = 2;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;
    private final Adopted adopted;

    Outbox(Queries queries, Tables tables, AdoptSettings settings, Adopted adopted) {
        this.adopted = adopted;
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.OUTBOX;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!tables.has(Tables.OUTBOX, "msg_topic", "msg_tag", "msg_status", "create_time")) {
            return List.of();
        }
        List<AdoptFinding> findings = new ArrayList<>();
        int bound = settings.limits().maxRows();
        for (Row row : queries.rows("outbox", Map.of("bound", bound, "groups", TOPICS))) {
            findings.add(unsent(row));
        }
        for (Row row : queries.rows("sent-topics", Map.of("tag", settings.tag(), "bound", bound, "groups", TOPICS))) {
            if (!settings.topic().equals(row.text("topic"))) {
                findings.add(otherTopic(row));
            }
        }
        if (findings.isEmpty()) {
            findings.add(AdoptFinding.ok(code(), Tables.OUTBOX, "Nothing waits to be published."));
        }
        return findings;
    }

    private AdoptFinding unsent(Row row) {
        String topic = row.text("topic");
        String subject = (topic == null ? "no topic" : "topic '" + topic + "'") + ", tag '" + row.text("tag") + "'";
        String message = "%s in status %s, %s"
                .formatted(
                        Words.count(row.number("messages"), "message"),
                        Objects.requireNonNullElse(row.text("status"), "NULL"),
                        Words.since(row.text("oldest"), row.text("newest")));
        if (row.number("status") == REFUSED) {
            return AdoptFinding.note(code(), subject, message + ": refused, and left alone.");
        }
        if (!row.has("status")) {
            return AdoptFinding.note(
                    code(), subject, message + ": never published.", "Set msg_status = 0 in those to be sent.");
        }
        if (!settings.topics().contains(topic)) {
            return AdoptFinding.note(
                    code(),
                    subject,
                    message + ", of a topic that is not ours: left alone.",
                    "Add it to compensation.outbox.topics if no other service sends them.");
        }
        return own(subject, message);
    }

    private AdoptFinding own(String subject, String message) {
        if (settings.limits().publishOlder() || !adopted.pending() && !adopted.isRecorded()) {
            return AdoptFinding.decide(
                    code(),
                    subject,
                    message + ": published at the start, the oldest first.",
                    "Set msg_status = 1 in those that were sent by other means; compensation.outbox.enabled: false"
                            + " publishes none.");
        }
        String remedy =
                "Set msg_status = 1 in those that were sent by other means; compensation.adopt.publish-older: true"
                        + " publishes the rest.";
        return adopted.pending()
                ? AdoptFinding.decide(
                        code(),
                        subject,
                        message + ": left alone, because nobody can see whether they were sent by other means.",
                        remedy)
                : AdoptFinding.note(
                        code(), subject, message + ": published, but for those older than the adoption.", remedy);
    }

    private AdoptFinding otherTopic(Row row) {
        return AdoptFinding.decide(
                code(),
                "topic '" + row.text("topic") + "'",
                "%s of tag '%s' went to this topic, but mq.order.topic is '%s'."
                        .formatted(Words.count(row.number("messages"), "message"), settings.tag(), settings.topic()),
                "Set mq.order.topic: " + row.text("topic") + " if the cancels come from there.");
    }
}
