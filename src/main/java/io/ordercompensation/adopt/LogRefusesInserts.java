package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Columns and unique keys of the logs that would make every restore fail. */
final class LogRefusesInserts implements Look {

    /** Columns that rows of a log may share: there is one row of each type for the same goods or user and order. */
    private static final Map<String, Set<String>> BESIDE = new TreeMap<>(Map.of(
            Tables.GOODS_LOG, Set.of("goods_id", "order_id"),
            Tables.MONEY_LOG, Set.of("user_id", "order_id"),
            Tables.COUPON_LOG, Set.of("coupon_id", "order_id")));

    private static final Set<String> MESSAGE = Set.of("group_name", "msg_tag", "msg_key");

    private final Server server;
    private final Tables tables;
    private final AdoptSettings settings;
    private final BiPredicate<String, String> dropped;

    /** @param dropped whether a start drops a table's key */
    LogRefusesInserts(Server server, Tables tables, AdoptSettings settings, BiPredicate<String, String> dropped) {
        this.server = server;
        this.tables = tables;
        this.settings = settings;
        this.dropped = dropped;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.LOG_REFUSES_INSERTS;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        Inserts.of(settings).forEach(insert -> columns(insert, findings));
        BESIDE.forEach((table, rows) -> keys(table, rows, findings));
        messageKeys(findings);
        if (findings.isEmpty()) {
            findings.add(AdoptFinding.ok(code(), "logs", "They take every row that a restore writes."));
        }
        return findings;
    }

    /** A start replaces a primary key that is too narrow. */
    private void keys(String table, Set<String> rows, List<AdoptFinding> findings) {
        tables.uniqueKeys(table).stream()
                .filter(key -> !key.isPrimary() && rows.containsAll(key.columns()) && !dropped.test(table, key.name()))
                .forEach(key -> findings.add(AdoptFinding.refuse(
                        code(),
                        table + "." + key.name(),
                        "The unique key of %s refuses a restore row beside the deduction row: every restore would fail."
                                .formatted(key.columns()),
                        "ALTER TABLE %s DROP INDEX %s".formatted(table, key.name()))));
    }

    private void messageKeys(List<AdoptFinding> findings) {
        tables.uniqueKeys(Tables.MESSAGES).stream()
                .filter(key ->
                        !key.isPrimary() && key.columns().size() < MESSAGE.size() && MESSAGE.containsAll(key.columns()))
                .forEach(key -> findings.add(AdoptFinding.refuse(
                        code(),
                        Tables.MESSAGES + "." + key.name(),
                        "The unique key of %s takes different messages for duplicates: orders would not be restored."
                                .formatted(key.columns()),
                        "ALTER TABLE %s DROP INDEX %s".formatted(Tables.MESSAGES, key.name()))));
    }

    private void columns(Inserts.Insert insert, List<AdoptFinding> findings) {
        for (Column column : tables.columns(insert.table())) {
            if (column.nullable()
                    || column.filled()
                    || insert.columns().contains(column.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            String subject = insert.table() + "." + column.name();
            if (findings.stream().anyMatch(known -> known.subject().equals(subject))) {
                continue;
            }
            String what = "NOT NULL without a default, and %s.sql does not name it".formatted(insert.file());
            findings.add(
                    server.strict()
                            ? AdoptFinding.refuse(
                                    code(), subject, what + ": every attempt would fail.", remedy(insert, column))
                            : AdoptFinding.note(
                                    code(),
                                    subject,
                                    what + "; the server is not strict and writes an empty value.",
                                    remedy(insert, column)));
        }
    }

    private static String remedy(Inserts.Insert insert, Column column) {
        return "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT ..., or name the column in your own %s.sql in compensation.sql-directory."
                .formatted(insert.table(), column.name(), insert.file());
    }
}
