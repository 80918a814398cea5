package io.ordercompensation.adopt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders that the sweeper would cancel: those due now, and those due within an hour. */
final class Sweep implements Look {

    private static final Duration FIRST_HOUR = Duration.ofHours(1);
    private static final int MOST = 10_000;
    /** Keys per query: with all of them in one, the server would scan the table instead of the index. */
    private static final int AT_A_TIME = 500;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;
    private final Adopted adopted;
    private final Clock clock;

    Sweep(Queries queries, Tables tables, AdoptSettings settings, Adopted adopted, Clock clock) {
        this.adopted = adopted;
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.SWEEP;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!settings.hasStep("order") || !tables.has(Tables.ORDERS, "order_id", "order_status", "add_time")) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Row> orders = queries.rows(
                "unconfirmed-orders",
                Map.of(
                        "due", local(now.minus(settings.confirmTimeout())),
                        "before", local(now.plus(FIRST_HOUR).minus(settings.confirmTimeout())),
                        "horizon", horizon(now),
                        "bound", Math.min(MOST, settings.limits().maxRows())));
        Set<String> cancelled = cancelled(orders);
        List<Row> left = orders.stream()
                .filter(order -> !cancelled.contains(order.text("order_id")))
                .toList();
        List<Row> due = left.stream().filter(order -> order.flag("due")).toList();
        String later = Words.number(left.size() - due.size()) + " more within an hour, unless somebody confirms them";
        if (due.isEmpty()) {
            return List.of(AdoptFinding.ok(code(), Tables.ORDERS, "No order is left unconfirmed; " + later + "."));
        }
        String what = "Unconfirmed for more than %2$s: %1$s, order %3$s of %4$s for instance, and %5$s"
                .formatted(
                        orders(due.size()),
                        Words.time(settings.confirmTimeout()),
                        due.get(0).text("order_id"),
                        due.get(0).text("added"),
                        later);
        if (!settings.sweeps()) {
            return List.of(
                    AdoptFinding.note(code(), Tables.ORDERS, what + "; compensation.order.sweep-enabled is false."));
        }
        if (adopted.pending() && !settings.limits().sweepOlder()) {
            return List.of(AdoptFinding.note(
                    code(),
                    Tables.ORDERS,
                    what + ": they are left alone, because they are older than the adoption.",
                    "compensation.adopt.sweep-older: true has them cancelled."));
        }
        return List.of(AdoptFinding.decide(
                code(),
                Tables.ORDERS,
                what + ": they would be cancelled.",
                "Set compensation.order.confirm-timeout to how long an order of yours may stay unconfirmed,"
                        + " compensation.order.sweep-horizon to leave older ones alone, or"
                        + " compensation.order.sweep-enabled: false."));
    }

    private LocalDateTime horizon(Instant now) {
        LocalDateTime horizon = local(now.minus(settings.sweepHorizon()));
        LocalDateTime since =
                settings.limits().sweepOlder() ? horizon : adopted.recorded().in(settings.orderZone());
        return since.isAfter(horizon) ? since : horizon;
    }

    private Set<String> cancelled(List<Row> orders) {
        Set<String> cancelled = new HashSet<>();
        for (int from = 0; from < orders.size(); from += AT_A_TIME) {
            List<String> keys = orders.subList(from, Math.min(from + AT_A_TIME, orders.size())).stream()
                    .map(order -> order.text("order_id"))
                    .toList();
            if (tables.has(Tables.OUTBOX, "msg_key", "msg_tag")) {
                add("cancels-in-outbox", Map.of("keys", keys, "tag", settings.tag()), cancelled);
            }
            if (tables.has(Tables.MESSAGES, "group_name", "msg_key", "msg_tag")) {
                add(
                        "cancels-in-log",
                        Map.of("keys", keys, "tag", settings.tag(), "group", settings.group()),
                        cancelled);
            }
        }
        return cancelled;
    }

    private void add(String query, Map<String, ?> parameters, Set<String> keys) {
        queries.rows(query, parameters).forEach(row -> keys.add(row.text("msg_key")));
    }

    private static String orders(int number) {
        return number < MOST ? Words.count(number, "order") : "at least " + Words.count(number, "order");
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, settings.orderZone());
    }
}
