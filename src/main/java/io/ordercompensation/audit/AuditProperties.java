package io.ordercompensation.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the books are checked, and within what bounds.
 *
 * @param enabled whether the books are audited on a schedule
 * @param interval from the start of one run to that of the next
 * @param maxRows findings that are kept of each invariant; all are counted
 * @param timeout of the queries of one invariant; the data source's socketTimeout has to be longer
 * @param grace younger rows may belong to work in flight
 * @param ordersSince orders and deductions before this are not checked; null to check all
 * @param skip names of invariants that are not checked
 * @param reconcileOrders orders in one proposal
 * @param failHealth whether findings make the instance unhealthy
 */
public record AuditProperties(
        boolean enabled,
        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) Duration interval,
        @Min(1) @Max(10_000) int maxRows,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration timeout,
        @NotNull @DurationMin(seconds = 0) @DurationMax(days = 30) Duration grace,
        Instant ordersSince,
        @DefaultValue Set<String> skip,
        @Min(1) @Max(1000) int reconcileOrders,
        boolean failHealth) {
    /** The same with another query timeout. */
    public AuditProperties within(Duration shorter) {
        return new AuditProperties(
                enabled, interval, maxRows, shorter, grace, ordersSince, skip, reconcileOrders, failHealth);
    }
}
