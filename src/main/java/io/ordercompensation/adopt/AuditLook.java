package io.ordercompensation.adopt;

import io.ordercompensation.audit.AuditScope;
import io.ordercompensation.audit.InvariantChecks;
import io.ordercompensation.audit.InvariantQueries;
import io.ordercompensation.audit.InvariantResult;
import io.ordercompensation.audit.Invariants;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the audit would report on the first day, run on the tables as they will be. */
final class AuditLook implements Look {

    private static final String LOG_TYPE = "log_type";

    /** Needs to know when a message is due, which an old log lacks; its unfinished messages are reported anyway. */
    private static final String STUCK = "message-stuck";

    private final Tables tables;
    private final Invariants invariants;
    private final BiFunction<String, AuditScope, InvariantQueries> queries;
    private final AdoptSettings settings;
    private final Adopted adopted;
    private final Clock clock;

    /** @param queries creates them from a leading WITH clause */
    AuditLook(
            Tables tables,
            Invariants invariants,
            BiFunction<String, AuditScope, InvariantQueries> queries,
            AdoptSettings settings,
            Adopted adopted,
            Clock clock) {
        this.settings = settings;
        this.adopted = adopted;
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
        List<InvariantResult> looked = results(scope(), name -> true);
        looked.forEach(result -> findings.add(finding(result)));
        if (adopted.pending() && !settings.limits().auditOlder()) {
            leftAlone(looked, findings);
        }
        if (findings.stream().allMatch(finding -> finding.level() == Level.OK)) {
            return List.of(AdoptFinding.ok(code(), "invariants", "All %d hold.".formatted(findings.size())));
        }
        findings.removeIf(finding -> finding.level() == Level.OK);
        return findings;
    }

    private List<InvariantResult> results(AuditScope scope, Predicate<String> asked) {
        return new InvariantChecks(queries.apply(asTheyWillBe(), scope), clock)
                .all(invariants, name -> asked.test(name) && !(tables.isOldLog() && name.equals(STUCK)));
    }

    /** What the audit will look at. */
    private AuditScope scope() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean none = !adopted.pending() && !adopted.isRecorded();
        if (none || settings.limits().auditOlder()) {
            return AuditScope.everything(settings.topics(), settings.orderZone());
        }
        LocalDateTime done = adopted.pending() ? now : adopted.recorded().lastMessageAt();
        long outbox = adopted.pending() ? Long.MAX_VALUE : adopted.recorded().lastOutboxSeq();
        return new AuditScope(
                settings.topics(),
                settings.orderZone(),
                zone -> adopted.since(zone, now),
                () -> done,
                () -> settings.limits().publishOlder() ? Long.MIN_VALUE : outbox);
    }

    /** What it would find from before the adoption, if it looked. */
    private void leftAlone(List<InvariantResult> looked, List<AdoptFinding> findings) {
        Set<String> found = looked.stream()
                .filter(result -> result.state() != InvariantResult.State.CLEAN)
                .map(InvariantResult::name)
                .collect(Collectors.toSet());
        results(AuditScope.everything(settings.topics(), settings.orderZone()), name -> !found.contains(name)).stream()
                .filter(result -> result.state() != InvariantResult.State.CLEAN)
                .map(this::leftAlone)
                .forEach(findings::add);
    }

    private AdoptFinding leftAlone(InvariantResult result) {
        return result.state() == InvariantResult.State.UNCHECKED
                ? finding(result)
                : AdoptFinding.note(
                        code(),
                        result.name(),
                        what(result) + " Not looked at, because that is older than the adoption.",
                        "compensation.adopt.audit-older: true looks at it too.");
    }

    private static String what(InvariantResult result) {
        return "%s: %s, %s for instance."
                .formatted(
                        Words.count(result.findings(), "finding"),
                        result.title(),
                        result.rows().get(0).subject());
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
        String what = what(result);
        return invariants.isReconcilable(result.name())
                ? AdoptFinding.decide(
                        code(),
                        result.name(),
                        what + " Reconcile would give it back, a second time if the old listener did so without a row.",
                        "Set compensation.audit.orders-since to the moment of the switch.")
                : AdoptFinding.note(
                        code(),
                        result.name(),
                        what,
                        "compensation.audit.orders-since or compensation.audit.skip leaves old ones out.");
    }

    /** CTEs that stand in for tables to be created or changed. */
    private String asTheyWillBe() {
        List<String> views = new ArrayList<>();
        if (tables.has(Tables.GOODS_LOG) && !tables.has(Tables.GOODS_LOG, LOG_TYPE)) {
            views.add(Queries.text("as-goods-log"));
        }
        if (tables.has("trade_coupon") && !tables.has(Tables.COUPON_LOG)) {
            views.add(Queries.text("as-coupon-log"));
        }
        if (tables.has(Tables.ORDERS) && !tables.has(Tables.ORDER_COUPONS)) {
            views.add(Queries.text("as-order-coupon"));
        }
        if (adopted.pending() && tables.has(Tables.MESSAGES, "group_name", "msg_tag", "msg_key")) {
            views.add(Queries.text("as-operator-log"));
        }
        if (tables.has(Tables.OUTBOX) && !tables.has(Tables.OUTBOX, "seq")) {
            views.add(Queries.text("as-outbox"));
        }
        return views.isEmpty() ? "" : "WITH " + String.join(", ", views) + "\n";
    }
}
