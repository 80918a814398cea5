package io.ordercompensation.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What the audit found, and how long ago, as metrics for alerts. */
public final class AuditMetrics implements MeterBinder {

    private final Audit audit;
    private final Clock clock;

    public AuditMetrics(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // The user's files come and go, and their gauges with them.
        MultiGauge findings = MultiGauge.builder("compensation.audit.findings")
                .description("Rows that break an invariant, as the last audit found them")
                .register(registry);
        audit.onReport(report -> findings.register(rows(report), true));
        Gauge.builder("compensation.audit.unchecked", audit, checked -> checked.last()
                        .unchecked())
                .description("Invariants that the last audit could not check")
                .register(registry);
        Gauge.builder("compensation.audit.age", this, AuditMetrics::age)
                .description("Since the last audit")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private static List<MultiGauge.Row<?>> rows(AuditReport report) {
        return report.invariants().stream()
                .<MultiGauge.Row<?>>map(result -> MultiGauge.Row.of(
                        Tags.of("invariant", result.name()),
                        result.findings() == null
                                ? Double.NaN
                                : result.findings().doubleValue()))
                .toList();
    }

    private double age() {
        AuditReport last = audit.last();
        return last.finishedAt() == null
                ? Double.NaN
                : Duration.between(last.finishedAt(), clock.instant()).toSeconds();
    }
}
