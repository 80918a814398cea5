package io.ordercompensation.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Bounds of an audit.
 *
 * @param maxRows findings of an invariant that are kept to be looked at
 * @param timeout of the queries of one invariant, whole seconds
 * @param grace what is younger may be work in flight
 * @param ordersSince older orders are not looked at; null for all
 * @param orderZone in which the order service writes its times
 * @param reconcileOrders orders in one proposal
 */
public record AuditLimits(
        int maxRows, Duration timeout, Duration grace, Instant ordersSince, ZoneId orderZone, int reconcileOrders) {

    public AuditLimits {
        if (maxRows < 1 || reconcileOrders < 1 || timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "The bounds of an audit must be 1 or more, but are %d rows, %s, %d orders"
                            .formatted(maxRows, timeout, reconcileOrders));
        }
    }
}
