package io.ordercompensation.adopt;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Whether a zone is set for a column that the server already converts to the session's zone. */
final class ZoneForTimestamp implements Look {

    private final Server server;
    private final Tables tables;
    private final AdoptSettings settings;
    private final Clock clock;

    ZoneForTimestamp(Server server, Tables tables, AdoptSettings settings, Clock clock) {
        this.server = server;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.ZONE_FOR_TIMESTAMP;
    }

    @Override
    public List<AdoptFinding> findings() {
        Column added = tables.column(Tables.ORDERS, "add_time").orElse(null);
        if (added == null || !settings.hasStep("order") || !added.isTimestamp()) {
            return List.of();
        }
        String subject = "trade_order.add_time";
        ZoneOffset session = ZoneOffset.ofTotalSeconds(server.sessionOffset());
        if (isSame(settings.orderZone(), session)) {
            return List.of(AdoptFinding.ok(
                    code(),
                    subject,
                    "It is a TIMESTAMP, which this session reads in " + told(session) + ", as is set."));
        }
        return List.of(AdoptFinding.refuse(
                code(),
                subject,
                "It is a TIMESTAMP, which this session reads in %s already, but compensation.order.time-zone is %s: every order would look older or younger than it is, and living orders would be cancelled."
                        .formatted(told(session), settings.orderZone()),
                session.equals(ZoneOffset.UTC)
                        ? "Take compensation.order.time-zone out, or set it to UTC."
                        : "Let the session be UTC, as the product sets it, and compensation.order.time-zone too."));
    }

    /** For part of the year, a zone with a changing offset differs from a session with a fixed one. */
    private boolean isSame(ZoneId zone, ZoneOffset session) {
        boolean sameNow = zone.getRules().getOffset(clock.instant()).equals(session);
        boolean named = !server.sessionZone().matches("[+-].*|UTC|SYSTEM");
        return sameNow && (named || zone.getRules().isFixedOffset());
    }

    private static String told(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
    }
}
