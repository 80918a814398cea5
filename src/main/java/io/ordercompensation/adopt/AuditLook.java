package io.ordercompensation.adopt;

import io.ordercompensation.audit.InvariantChecks;
import io.ordercompensation.audit.InvariantQueries;
import io.ordercompensation.audit.InvariantResult;
import io.ordercompensation.audit.Invariants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the audit would report on the first day, asked on the tables as they will be. */
final class AuditLook implements Look {

    private static final String LOG_TYPE = "log_type";

    /** Asks when a message is due, which an old log does not say; its unfinished messages are told anyway. */
    private static final String STUCK = "message-stuck";

    private final Tables tables;
    private final Invariants invariants;
    private final Function<String, InvariantQueries> queries;
    private final Clock clock;

    /** @param queries answers those behind a WITH clause */
    AuditLook(Tables tables, Invariants invariants, Function<String, InvariantQueries> queries, Clock clock) {
        this.tables = tables;
        this.invariants = invariants;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.AUDIT;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!tables.has(Tables.ORDERS) && !tables.has(Tables.MESSAGES)) {
            return List.of();
        }
        List<AdoptFinding> findings = new ArrayList<>();
        for (InvariantResult result : new InvariantChecks(queries.apply(asTheyWillBe()), clock).all(invariants)) {
            if (!(tables.isOldLog() && result.name().equals(STUCK))) {
                findings.add(finding(result));
            }
        }
        if (findings.stream().allMatch(finding -> finding.level() == Level.OK)) {
            return List.of(AdoptFinding.ok(code(), "invariants", "All %d hold.".formatted(findings.size())));
        }
        findings.removeIf(finding -> finding.level() == Level.OK);
        return findings;
    }

    private AdoptFinding finding(InvariantResult result) {
        return switch (result.state()) {
            case CLEAN -> AdoptFinding.ok(code(), result.name(), "No finding.");
            case UNCHECKED ->
                AdoptFinding.note(
                        code(),
                        result.name(),
                        "Not looked at: "
                                + result.problem().replace("compensation.audit.timeout", "compensation.adopt.timeout")
                                + ".");
            case FOUND -> found(result);
        };
    }

    private AdoptFinding found(InvariantResult result) {
        String what = "%s: %s, %s for instance."
                .formatted(
                        Words.count(result.findings(), "finding"),
                        result.title(),
                        result.rows().get(0).subject());
        return invariants.isReconcilable(result.name())
                ? AdoptFinding.decide(
                        code(),
                        result.name(),
                        what + " To reconcile would give it back, once more if the old listener did so without a row.",
                        "Set compensation.audit.orders-since to the moment of the switch.")
                : AdoptFinding.note(
                        code(),
                        result.name(),
                        what,
                        "compensation.audit.orders-since or compensation.audit.skip leave old ones out.");
    }

    /** Tables that are to come or to change, under their names. */
    private String asTheyWillBe() {
        List<String> views = new ArrayList<>();
        if (tables.has(Tables.GOODS_LOG) && !tables.has(Tables.GOODS_LOG, LOG_TYPE)) {
            views.add(Queries.text("as-goods-log"));
        }
        if (tables.has("trade_coupon") && !tables.has(Tables.COUPON_LOG)) {
            views.add(Queries.text("as-coupon-log"));
        }
        return views.isEmpty() ? "" : "WITH " + String.join(", ", views) + "\n";
    }
}
