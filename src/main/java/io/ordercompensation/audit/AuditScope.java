package io.ordercompensation.audit;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the invariants look at. What is older than the adoption of an old listener's tables was restored in ways that left no
 * rows, and would be findings by the thousand.
 *
 * @param topics those of the outbox that are the product's
 * @param orderZone in which the order service writes its times
 * @param adoptedAt the moment on the clock of a zone, null if there was none; asked each time
 * @param doneSince messages done before are older; UTC
 * @param outboxAfter messages of the outbox up to this number are older
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

    /** Where nothing is older, or all is to be looked at. */
    public static AuditScope everything(List<String> topics, ZoneId orderZone) {
        return new AuditScope(
                topics, orderZone, zone -> null, () -> LocalDateTime.of(1000, 1, 1, 0, 0), () -> Long.MIN_VALUE);
    }
}
