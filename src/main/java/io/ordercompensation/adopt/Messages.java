package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the consumer log holds, by group and tag, and what an old listener left unfinished there. */
final class Messages implements Look {

    private static final int GROUPS = 20;
    private static final int PROCESSING = 0;
    private static final int FAILED = 2;
    private static final String READ_MORE = "Raise compensation.adopt.max-rows to read more.";

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;

    Messages(Queries queries, Tables tables, AdoptSettings settings) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.UNFINISHED_MESSAGES;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!tables.has(
                Tables.MESSAGES,
                "group_name",
                "msg_tag",
                "msg_key",
                "consumer_status",
                "consumer_times",
                "consumer_timestamp")) {
            return List.of();
        }
        List<AdoptFinding> findings = new ArrayList<>();
        for (Row group : queries.rows("groups", Map.of("groups", GROUPS))) {
            look(group.text("group_name"), group.text("msg_tag"), findings);
        }
        return findings;
    }

    private void look(String group, String tag, List<AdoptFinding> findings) {
        int bound = settings.limits().maxRows();
        List<Row> rows = queries.rows("messages", Map.of("group", group, "tag", tag, "bound", bound));
        long read = rows.stream().mapToLong(row -> row.number("messages")).sum();
        String subject = UnknownGroup.name(group, tag);
        boolean all = read < bound;
        String text =
                "%s %s: %s.".formatted(Words.counted(read, bound), read == 1 ? "message" : "messages", byStatus(rows));
        findings.add(
                all
                        ? AdoptFinding.note(AdoptCode.MESSAGES, subject, text)
                        : AdoptFinding.note(
                                AdoptCode.MESSAGES, subject, text + " The others were not read.", READ_MORE));
        if (group.equals(settings.group()) && tag.equals(settings.tag())) {
            rows.stream().filter(this::isUnfinished).forEach(row -> findings.add(unfinished(subject, row, all)));
        }
    }

    /** Once the log has a column for when a message is due, a failed row is one of ours. */
    private boolean isUnfinished(Row row) {
        return row.has("status")
                && (row.number("status") == PROCESSING || row.number("status") == FAILED && tables.isOldLog());
    }

    private AdoptFinding unfinished(String subject, Row row, boolean all) {
        String what = "%s%s in status %d after %s, %s, key %s for instance"
                .formatted(
                        all ? "" : "at least ",
                        Words.count(row.number("messages"), "message"),
                        row.number("status"),
                        Words.count(row.number("times"), "attempt"),
                        Words.since(row.text("oldest"), row.text("newest")),
                        row.text("example"));
        return row.number("status") == FAILED
                ? AdoptFinding.decide(code(), subject, what + ": the old listener gave them up as failed.", remedy(row))
                : AdoptFinding.decide(
                        code(),
                        subject,
                        what + ": an old listener leaves that status also after the stock went back, so that nobody can"
                                + " see whether they were restored.",
                        remedy(row));
    }

    private String remedy(Row row) {
        return row.number("status") == FAILED
                ? "They are restored at the start. Compare some of these orders with the stock. With the old listener stopped, UPDATE trade_mq_consumer_log SET consumer_status = 1 WHERE group_name = '%s' AND msg_tag = '%s' AND consumer_status = 2 for those that were restored already; = 3 parks them, to be decided one by one."
                        .formatted(settings.group(), settings.tag())
                : "They are parked at the start. Compare some of these orders with the stock: mark those that were restored (POST parked/restored), replay the others. compensation.retry.unfinished=retry restores all of them instead.";
    }

    private static String byStatus(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        Long status = null;
        long sum = 0;
        for (Row row : rows) {
            if (status != null && status != row.number("status")) {
                text.append(Words.number(sum))
                        .append(" in status ")
                        .append(status)
                        .append(", ");
                sum = 0;
            }
            status = row.number("status");
            sum += row.number("messages");
        }
        return text + Words.number(sum) + " in status " + status;
    }
}
