package io.ordercompensation.audit;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the invariants look at. Orders older than the adoption of an old listener's tables were restored in ways that
 * left no rows, and would be findings by the thousand.
 *
 * @param topics the outbox topics that are the product's
 * @param orderZone in which the order service writes its times
 * @param adoptedAt the moment in a zone's local time, null if there was none; read each time
 * @param doneSince messages finished before this are older; UTC
 * @param outboxAfter outbox messages up to this number are older
 */
public record AuditScope(
        List<String> topics,
        ZoneId orderZone,
        Function<ZoneId, LocalDateTime> adoptedAt,
        Supplier<LocalDateTime> doneSince,
        LongSupplier outboxAfter) {

    public AuditScope {
        topics = List.copyOf(topics);
    }

    /** If nothing is older, or everything is to be checked. */
    public static AuditScope everything(List<String> topics, ZoneId orderZone) {
        return new AuditScope(
                topics, orderZone, zone -> null, () -> LocalDateTime.of(1000, 1, 1, 0, 0), () -> Long.MIN_VALUE);
    }
}
