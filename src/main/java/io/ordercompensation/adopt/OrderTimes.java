package io.ordercompensation.adopt;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the times of the newest orders fit compensation.order.time-zone. They lie a little behind the wall clock of the
 * zone in which the order service writes them, if anybody orders anything.
 */
final class OrderTimes implements Look {

    private static final int SAMPLE = 1000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration SURELY_RECENT = Duration.ofMinutes(45);
    /** No two zones are further apart. */
    private static final Duration FURTHEST = Duration.ofHours(27);

    private static final int QUARTER = 900;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;
    private final Clock clock;

    OrderTimes(Queries queries, Tables tables, AdoptSettings settings, Clock clock) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.ORDER_TIMES;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (!settings.hasStep("order") || !tables.has(Tables.ORDERS, "order_id", "add_time")) {
            return List.of();
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), settings.orderZone());
        Row row = queries.rows("newest-order", Map.of("now", now, "sample", SAMPLE))
                .get(0);
        String type =
                tables.column(Tables.ORDERS, "add_time").orElseThrow().type().toUpperCase(Locale.ROOT);
        String subject = "trade_order.add_time (" + type + ")";
        if (!row.has("newest")) {
            return List.of(AdoptFinding.ok(code(), subject, "No order has a time yet."));
        }
        Duration age = Duration.ofSeconds(-row.number("ahead"));
        String newest = "The newest orders are of %s".formatted(row.text("newest"));
        return List.of(judge(subject, newest, age));
    }

    private AdoptFinding judge(String subject, String newest, Duration age) {
        String zone = settings.orderZone().toString();
        if (age.plus(CLOCKS_DIFFER).isNegative()) {
            return AdoptFinding.decide(
                    code(),
                    subject,
                    "%s, which in %s lies %s ahead of now: they were probably written in a zone at %s."
                            .formatted(newest, zone, Words.time(age), fitting(age)),
                    "Set compensation.order.time-zone to the zone of the order service; until then orders left unconfirmed"
                            + " are cancelled too late.");
        }
        if (age.compareTo(SURELY_RECENT) <= 0) {
            return AdoptFinding.ok(
                    code(), subject, "%s, %s ago in %s, as is set.".formatted(newest, Words.time(age), zone));
        }
        if (tables.column(Tables.ORDERS, "add_time").orElseThrow().isTimestamp()) {
            return AdoptFinding.ok(code(), subject, "%s; a TIMESTAMP needs no zone.".formatted(newest));
        }
        String doubt = age.compareTo(FURTHEST) > 0
                ? "%s: too old to tell in which zone they are written.".formatted(newest)
                : "%s, %s ago in %s: either nobody has ordered since, or they are written in a zone at %s, and the sweeper would cancel living orders."
                        .formatted(newest, Words.time(age), zone, fitting(age));
        return AdoptFinding.decide(
                code(),
                subject,
                doubt,
                "Set compensation.order.time-zone to the zone of the order service, or, if it is %s, compensation.adopt.accept: order-times; compensation.order.sweep-enabled: false cancels nothing."
                        .formatted(zone));
    }

    /** The offset at which the newest order would be from just now, to the quarter of an hour. */
    private String fitting(Duration age) {
        long offset = settings.orderZone().getRules().getOffset(clock.instant()).getTotalSeconds() - age.toSeconds();
        long quarters = Math.round((double) offset / QUARTER) * QUARTER;
        int within = (int) Math.max(-18 * 3600, Math.min(18 * 3600, quarters));
        return within == 0 ? "UTC" : "UTC" + ZoneOffset.ofTotalSeconds(within);
    }
}
