package io.ordercompensation.retry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What happens to a message that failed alone.
 *
 * @param maxRetries retries after the first attempt; then it is parked
 * @param initialDelay delay before the first retry
 * @param multiplier factor by which the delay grows
 * @param maxDelay the delay's cap
 * @param jitter share of the delay that is random, so that messages that failed together do not return together
 * @param pollInterval milliseconds between two polls for due messages
 * @param batchSize due messages taken at a time
 * @param lease how long an instance holds the messages it took
 * @param unfinished what becomes of messages that an old listener left in status 0 for longer than the lease
 * @param infrastructureAttempts how often a batch runs while the database answers but fails it (deadlocks, lock
 *     timeouts) before it is halved or goes back to the broker
 * @param rules for failures that are to be treated differently; the first match applies
 */
public record RetryProperties(
        @Min(0) @Max(100) int maxRetries,
        @NotNull @DurationMin(millis = 1) @DurationMax(hours = 24) Duration initialDelay,
        @DecimalMin("1") @DecimalMax("10") double multiplier,
        @NotNull @DurationMin(millis = 1) @DurationMax(days = 7) Duration maxDelay,
        @DecimalMin("0") @DecimalMax("1") double jitter,
        @Min(10) @Max(3_600_000) long pollInterval,
        @Min(1) @Max(1024) int batchSize,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration lease,
        @NotNull Unfinished unfinished,
        @Min(1) @Max(1000) int infrastructureAttempts,
        @NotNull @Size(max = 100) List<@Valid RetryRule> rules) {

    /** What becomes of messages that an old listener left in status 0, which it may do even after it restored them. */
    public enum Unfinished {
        /** An operator decides. */
        PARK,
        /** They are restored. Only for a listener that is known to give nothing back as long as the status is 0. */
        RETRY
    }
}
