package io.ordercompensation.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.pacing.RecentCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What the outbox holds, as metrics for alerts: {@code compensation.outbox} by status, and the age of its oldest
 * unsent message, {@code compensation.outbox.oldest.age}, in seconds.
 */
public final class OutboxMetrics implements MeterBinder {

    private final RecentCounts<OutboxCounts> counts;
    private final Clock clock;

    public OutboxMetrics(OutboxStatements statements, OutboxScope scope, Clock clock) {
        this.counts = new RecentCounts<>(new Outbox(statements, scope)::counts, clock);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "unsent", "Messages that wait to be published", OutboxCounts::unsent);
        gauge(
                registry,
                "refused",
                "Messages that can never be published, and wait for a person",
                OutboxCounts::refused);
        TimeGauge.builder("compensation.outbox.oldest.age", this, TimeUnit.SECONDS, metrics -> metrics.age())
                .description("Age of the oldest message that waits to be published")
                .strongReference(true)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String status, String what, ToDoubleFunction<OutboxCounts> count) {
        // A gauge that throws is reported as NaN, which is all that is known while the database is away.
        Gauge.builder("compensation.outbox", this, metrics -> count.applyAsDouble(metrics.counts.get()))
                .tag("status", status)
                .description(what)
                .strongReference(true)
                .register(registry);
    }

    private double age() {
        Instant oldest = counts.get().oldest();
        // Its writer's clock may be ahead of ours.
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
