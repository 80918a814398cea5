package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies that fill their column to the last character: they may have been cut off. */
final class CutBodies implements Look {

    /** The product's own length of the column, in characters; a column of that length has cut nothing. */
    private static final long TEXT = 65_535;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;

    CutBodies(Queries queries, Tables tables, AdoptSettings settings) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.CUT_BODIES;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        narrow(Tables.MESSAGES).ifPresent(column -> findings.add(messages(column)));
        narrow(Tables.OUTBOX).ifPresent(column -> findings.add(outbox(column)));
        return findings;
    }

    private AdoptFinding messages(Column body) {
        Row row = queries.rows(
                        "full-bodies",
                        Map.of(
                                "group", settings.group(),
                                "tag", settings.tag(),
                                "length", body.length(),
                                "bound", settings.limits().maxRows()))
                .get(0);
        String subject = body.table() + "." + body.name();
        if (row.number("messages") == 0) {
            return AdoptFinding.ok(code(), subject, "No body fills its %d characters.".formatted(body.length()));
        }
        String what = "%s with a body of exactly the %d characters that fit, key %s for instance, %s of them not done"
                .formatted(
                        Words.count(row.number("messages"), "message"),
                        body.length(),
                        row.text("example"),
                        Words.number(row.number("open")));
        return row.number("open") == 0
                ? AdoptFinding.note(code(), subject, what + ".")
                : AdoptFinding.decide(
                        code(),
                        subject,
                        what + ": what was cut off is lost, and such a message cannot be read.",
                        "It is parked when it is tried; write its body anew there (PUT messages/KEY/body), {\"orderId\":...}"
                                + " is enough in ledger mode.");
    }

    private AdoptFinding outbox(Column body) {
        Row row = queries.rows(
                        "full-outbox-bodies",
                        Map.of(
                                "length",
                                body.length(),
                                "bound",
                                settings.limits().maxRows()))
                .get(0);
        String subject = body.table() + "." + body.name();
        return row.number("messages") == 0
                ? AdoptFinding.ok(code(), subject, "No unsent body fills its %d characters.".formatted(body.length()))
                : AdoptFinding.decide(
                        code(),
                        subject,
                        "%s unsent with a body of exactly the %d characters that fit, key %s for instance: whoever receives that cannot read it."
                                .formatted(
                                        Words.count(row.number("messages"), "message"),
                                        body.length(),
                                        row.text("example")),
                        "Write the bodies anew, or set msg_status = 2 in these rows.");
    }

    private Optional<Column> narrow(String table) {
        boolean asked = tables.has(table, "msg_key", table.equals(Tables.OUTBOX) ? "msg_status" : "consumer_status");
        return tables.column(table, "msg_body").filter(column -> asked && column.isText() && column.length() < TEXT);
    }
}
