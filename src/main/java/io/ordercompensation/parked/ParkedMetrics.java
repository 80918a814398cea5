package io.ordercompensation.parked;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** How many messages wait, as metrics to be alerted by: {@code compensation.messages} by status. */
public final class ParkedMetrics implements MeterBinder {

    /** Several collectors may ask at the same time, and the count reads the index of all waiting messages. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ParkedMessages parked;
    private final Clock clock;
    private Waiting waiting;
    private Instant countedAt = Instant.MIN;

    public ParkedMetrics(ParkedMessages parked, Clock clock) {
        this.parked = parked;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "parked", "Messages that wait for an operator", Waiting::parked);
        gauge(registry, "failed", "Messages that wait for their next attempt", Waiting::failed);
    }

    private void gauge(MeterRegistry registry, String status, String what, ToDoubleFunction<Waiting> count) {
        // A gauge that throws is reported as not a number, which is what is known while the database is away.
        Gauge.builder("compensation.messages", this, metrics -> count.applyAsDouble(metrics.waiting()))
                .tag("status", status)
                .description(what)
                .strongReference(true)
                .register(registry);
    }

    private synchronized Waiting waiting() {
        Instant now = clock.instant();
        if (waiting == null || countedAt.plus(FRESH).isBefore(now)) {
            waiting = null;
            waiting = parked.waiting();
            countedAt = now;
        }
        return waiting;
    }
}
