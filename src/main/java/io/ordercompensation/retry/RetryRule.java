package io.ordercompensation.retry;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * An element of {@code compensation.retry.rules}: what becomes of messages that fail in one way. The last four apply to
 * {@link Action#RETRY} only; null means the general setting.
 *
 * @param exception class name of the failure or of one of its causes, or of a supertype
 * @param message searched for in that exception's message; null if the message does not matter
 */
public record RetryRule(
        @NotNull
                @jakarta.validation.constraints.Pattern(
                        regexp = "[\\p{L}_$][\\p{L}\\p{N}_$.]{0,199}",
                        message = "must be the name of an exception's class, with its package or without")
                String exception,
        Pattern message,
        @NotNull Action action,
        @Min(0) @Max(100) Integer maxRetries,
        @DurationMin(millis = 1) @DurationMax(hours = 24) Duration initialDelay,
        @DecimalMin("1") @DecimalMax("10") Double multiplier,
        @DurationMin(millis = 1) @DurationMax(days = 7) Duration maxDelay) {

    /** What a rule does with a message. */
    public enum Action {
        /** Parked at once, for an operator. */
        PARK,
        /** Retried with waits and a limit of its own. */
        RETRY,
        /** Run again as after a lost connection: no attempt is counted. */
        RUN_AGAIN
    }

    @AssertTrue(
            message = "of compensation.retry.rules: max-retries, initial-delay, multiplier and max-delay belong to"
                    + " action: retry; a rule that parks or runs again has no use for them")
    public boolean isWithoutDelaysUnlessItRetries() {
        return action == Action.RETRY
                || Stream.of(maxRetries, initialDelay, multiplier, maxDelay).allMatch(setting -> setting == null);
    }
}
