package io.ordercompensation.reload;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** How many files are rejected now, to alert on, and what became of all versions. */
public final class HotDeployMetrics implements MeterBinder {

    private final HotDeploy hotDeploy;

    public HotDeployMetrics(HotDeploy hotDeploy) {
        this.hotDeploy = hotDeploy;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("compensation.hot.deploy.rejected", hotDeploy, deploy -> deploy.state()
                        .rejected()
                        .size())
                .description("Files that are not in force as they are in the folder")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("compensation.hot.deploy.versions", hotDeploy, deploy -> deploy.count(outcome))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .description("Versions of files, by what became of them")
                    .register(registry);
        }
    }
}
