package io.ordercompensation.pacing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Counts from the database, cached for five seconds: several gauges are read at the same time, and several collectors
 * may read them.
 *
 * @param <T> the counts; thread-safe if they are
 */
public final class RecentCounts<T> implements Supplier<T> {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<T> source;
    private final Clock clock;
    private T counts;
    private Instant countedAt = Instant.MIN;

    public RecentCounts(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Throws what the source throws; then the next call asks it again. */
    @Override
    public synchronized T get() {
        Instant now = clock.instant();
        if (counts == null || countedAt.plus(FRESH).isBefore(now)) {
            // Even if the source fails, the old counts are out of date.
            counts = null;
            counts = source.get();
            countedAt = now;
        }
        return counts;
    }
}
