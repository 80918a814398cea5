package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RetryAt;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffRetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Exception FAULT = new IllegalStateException("goods 1 is gone");
    private static final RetrySettings DEFAULTS =
            new RetrySettings(3, Duration.ofSeconds(10), 3, Duration.ofMinutes(10), 0.2);
    /** A nextDouble of exactly one half. */
    private static final RandomGenerator HALF = () -> Long.MIN_VALUE;

    @ParameterizedTest
    @CsvSource({"1, PT9S", "2, PT27S", "3, PT1M21S"})
    void waitsLongerEachTimeLessHalfTheJitter(int attempts, Duration wait) {
        assertThat(new BackoffRetryPolicy(DEFAULTS, HALF).decide(FAULT, attempts, NOW))
                .isEqualTo(new RetryAt(NOW.plus(wait), 4L));
    }

    @ParameterizedTest
    @CsvSource({"4, PT4M30S", "5, PT10M", "50, PT10M", "2147483647, PT10M"})
    void neverWaitsLongerThanTheCap(int attempts, Duration wait) {
        RetrySettings endless =
                new RetrySettings(Integer.MAX_VALUE, Duration.ofSeconds(10), 3, Duration.ofMinutes(10), 0);
        assertThat(new BackoffRetryPolicy(endless, HALF).decide(FAULT, attempts, NOW))
                .isEqualTo(new RetryAt(NOW.plus(wait), 2_147_483_648L));
    }

    @Test
    void jitterOnlyShortens() {
        assertThat(decideWith(() -> 0L)).isEqualTo(new RetryAt(NOW.plusSeconds(10), 4L));
        assertThat(decideWith(() -> -1L)).isEqualTo(new RetryAt(NOW.plusSeconds(8), 4L));
    }

    private static RetryPolicy.Decision decideWith(RandomGenerator random) {
        return new BackoffRetryPolicy(DEFAULTS, random).decide(FAULT, 1, NOW);
    }

    @Test
    void parksAfterTheLastRetry() {
        assertThat(new BackoffRetryPolicy(DEFAULTS, HALF).decide(FAULT, 4, NOW))
                .isEqualTo(new Park("attempt 4 of 4 failed: IllegalStateException: goods 1 is gone"));
    }

    @Test
    void parksAtOnceWithoutRetries() {
        RetrySettings none = new RetrySettings(0, Duration.ofSeconds(10), 3, Duration.ofMinutes(10), 0);
        assertThat(new BackoffRetryPolicy(none, HALF).decide(FAULT, 1, NOW))
                .isEqualTo(new Park("attempt 1 of 1 failed: IllegalStateException: goods 1 is gone"));
    }

    @Test
    void runsInfrastructureFailuresAgainHoweverManyAttemptsThereWere() {
        Exception deadlock = new RuntimeException(new SQLException("Deadlock found", "40001", 1213));
        assertThat(new BackoffRetryPolicy(DEFAULTS, HALF).decide(deadlock, 99, NOW))
                .isEqualTo(new RunAgain());
    }

    @Test
    void refusesAnAttemptThatDoesNotCount() {
        assertThatThrownBy(() -> new BackoffRetryPolicy(DEFAULTS, HALF).decide(FAULT, 0, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts is 0 but must be 1 or more, because this failure counts");
    }
}
