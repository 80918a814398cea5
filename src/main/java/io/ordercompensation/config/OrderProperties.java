package io.ordercompensation.config;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What becomes of orders that a crash left unconfirmed.
 *
 * @param confirmTimeout after this time they are cancelled
 * @param timeZone in which the order service writes trade_order.add_time
 * @param sweepEnabled whether they are
 * @param sweepHorizon orders older than this are left as they are
 * @param sweepInterval milliseconds between two looks for them
 * @param sweepBatchSize orders cancelled in one transaction at most
 */
public record OrderProperties(
        @NotNull @DurationMin(seconds = 10) @DurationMax(days = 7) Duration confirmTimeout,
        @NotNull ZoneId timeZone,
        boolean sweepEnabled,
        @NotNull @DurationMin(hours = 1) @DurationMax(days = 3650) Duration sweepHorizon,
        @Min(10) @Max(3_600_000) long sweepInterval,
        @Min(1) @Max(1000) int sweepBatchSize) {

    @AssertTrue(
            message = "compensation.order.sweep-horizon must be longer than compensation.order.confirm-timeout, or no"
                    + " order would ever be cancelled")
    public boolean isHorizonBeyondTheTimeout() {
        return sweepHorizon == null || confirmTimeout == null || sweepHorizon.compareTo(confirmTimeout) > 0;
    }
}
