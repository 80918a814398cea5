package io.ordercompensation.order;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How orders are confirmed, and what becomes of those that a crash left unconfirmed.
 *
 * @param attempts runs of an order's steps while deadlocks or lost connections fail them
 * @param concurrency orders in hand at a time; each needs a connection, and so does each of the consumer's threads
 * @param queueTimeout how long an order waits for its turn
 * @param confirmTimeout unconfirmed orders older than this are cancelled
 * @param timeZone in which the order service writes trade_order.add_time
 * @param sweepEnabled whether unconfirmed orders are cancelled at all
 * @param sweepHorizon orders older than this are left as they are
 * @param sweepInterval milliseconds between two sweeps
 * @param sweepBatchSize orders cancelled in one transaction at most
 */
public record OrderProperties(
        @Min(1) @Max(100) int attempts,
        @Min(1) @Max(1024) int concurrency,
        @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 1) Duration queueTimeout,
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
