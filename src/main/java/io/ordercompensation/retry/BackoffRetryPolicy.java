package io.ordercompensation.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Retries a few times with growing waits, then parks; infrastructure failures run again without counting. */
public final class BackoffRetryPolicy implements RetryPolicy {

    private final RetrySettings settings;
    private final RandomGenerator random;

    public BackoffRetryPolicy(RetrySettings settings, RandomGenerator random) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.random = Objects.requireNonNull(random, "random");
    }

    @Override
    public Decision decide(Throwable cause, int attempts, Instant now) {
        Objects.requireNonNull(cause, "cause");
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "attempts is " + attempts + " but must be 1 or more, because this failure counts");
        }
        if (Causes.isInfrastructure(cause)) {
            return new RunAgain();
        }
        if (attempts > settings.maxRetries()) {
            // Not settings.maxRetries() + 1: the limit may have been lowered since the earlier attempts.
            return new Park("attempt " + attempts + " of " + attempts + " failed: " + Causes.rootReason(cause));
        }
        return new RetryAt(now.plus(delay(attempts)), settings.maxRetries() + 1L);
    }

    private Duration delay(int attempts) {
        // A double does not overflow to a negative wait as a long would: it becomes infinite, and is capped.
        double grown = settings.initialDelay().toMillis() * Math.pow(settings.multiplier(), attempts - 1);
        double capped = Math.min(grown, settings.maxDelay().toMillis());
        // Jitter only shortens the wait, so the cap holds; messages that failed together still return apart.
        return Duration.ofMillis(Math.round(capped * (1 - settings.jitter() * random.nextDouble())));
    }
}
