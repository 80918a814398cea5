package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names, keys and ids that are longer than the product allows, and keys that are not order ids. */
final class LongValues implements Look {

    private static final int NAME = 100;
    private static final int ID = 255;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;

    LongValues(Queries queries, Tables tables, AdoptSettings settings) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.LONG_VALUES;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        for (String column : List.of("group_name", "msg_tag", "msg_key")) {
            look(Tables.MESSAGES, column, NAME, findings);
        }
        look(Tables.MESSAGES, "msg_id", ID, findings);
        for (String column : List.of("msg_topic", "msg_tag", "msg_key")) {
            look(Tables.OUTBOX, column, NAME, findings);
        }
        oddKeys(findings);
        if (findings.isEmpty()) {
            findings.add(AdoptFinding.ok(code(), "keys and ids", "None is too long, and every key is an order id."));
        }
        return findings;
    }

    private void look(String table, String name, int length, List<AdoptFinding> findings) {
        if (tables.column(table, name)
                .filter(column -> column.length() > length)
                .isEmpty()) {
            return;
        }
        Row row = queries.one(
                "long-values",
                Map.of("table", table, "column", name),
                Map.of("length", length, "bound", settings.limits().maxRows()));
        if (row.number("amount") > 0) {
            findings.add(AdoptFinding.decide(
                    code(),
                    table + "." + name,
                    "%s of more than %d characters, such as %s...: such a message cannot be replayed or looked up."
                            .formatted(Words.count(row.number("amount"), "value"), length, row.text("example")),
                    "Shorten or delete these rows."));
        }
    }

    private void oddKeys(List<AdoptFinding> findings) {
        if (!tables.has(Tables.MESSAGES, "group_name", "msg_tag", "msg_key")) {
            return;
        }
        Row row = queries.rows(
                        "odd-keys",
                        Map.of(
                                "group", settings.group(),
                                "tag", settings.tag(),
                                "bound", settings.limits().maxRows()))
                .get(0);
        if (row.number("messages") > 0) {
            findings.add(AdoptFinding.decide(
                    code(),
                    Tables.MESSAGES + ".msg_key",
                    "%s with a key that is no order id, such as %s: if it comes again, its order id is new to the log, and it is restored again."
                            .formatted(Words.count(row.number("messages"), "message"), row.text("example")),
                    "UPDATE their msg_key to the order id of their body, as far as the broker may still hold them."));
        }
    }
}
