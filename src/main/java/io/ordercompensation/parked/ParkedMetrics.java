package io.ordercompensation.parked;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.pacing.RecentCounts;
import java.time.Clock;
import java.util.function.ToDoubleFunction;

/** How many messages wait, as metrics to alert on: {@code compensation.messages} by status. */
public final class ParkedMetrics implements MeterBinder {

    private final RecentCounts<Waiting> counts;

    public ParkedMetrics(ParkedMessages parked, Clock clock) {
        this.counts = new RecentCounts<>(parked::waiting, clock);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "parked", "Messages that wait for an operator", Waiting::parked);
        gauge(registry, "failed", "Messages that wait for their next attempt", Waiting::failed);
    }

    private void gauge(MeterRegistry registry, String status, String what, ToDoubleFunction<Waiting> count) {
        // A gauge that throws is reported as NaN, which is right while the database is away.
        Gauge.builder("compensation.messages", this, metrics -> count.applyAsDouble(metrics.counts.get()))
                .tag("status", status)
                .description(what)
                .strongReference(true)
                .register(registry);
    }
}
