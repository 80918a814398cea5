package io.ordercompensation.retry;

import java.time.Duration;

/**
 * How often and when a failed message is run again.
 *
 * @param maxRetries retries after the first attempt; 0 parks at the first failure
 * @param initialDelay wait before the first retry
 * @param multiplier factor by which each wait is longer than the one before
 * @param maxDelay the longest wait
 * @param jitter the share of each wait, from 0 to 1, of which a random part is cut off
 */
public record RetrySettings(
        int maxRetries, Duration initialDelay, double multiplier, Duration maxDelay, double jitter) {

    private static final Duration LONGEST_DELAY = Duration.ofDays(365);

    public RetrySettings {
        check(maxRetries >= 0, "maxRetries", maxRetries, "0 or more");
        check(
                initialDelay.compareTo(Duration.ofMillis(1)) >= 0,
                "initialDelay",
                initialDelay,
                "one millisecond or more");
        // Written so that NaN fails too.
        check(multiplier >= 1 && multiplier <= 1000, "multiplier", multiplier, "from 1 to 1000");
        check(
                maxDelay.compareTo(initialDelay) >= 0 && maxDelay.compareTo(LONGEST_DELAY) <= 0,
                "maxDelay",
                maxDelay,
                "from initialDelay (" + initialDelay + ") to 365 days");
        check(jitter >= 0 && jitter <= 1, "jitter", jitter, "from 0 to 1");
    }

    private static void check(boolean valid, String name, Object value, String allowed) {
        if (!valid) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + allowed);
        }
    }
}
