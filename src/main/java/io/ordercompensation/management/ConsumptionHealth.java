package io.ordercompensation.management;

import io.ordercompensation.restore.Outage;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Says whether messages are consumed, and if not, why, since when, and that nothing is lost. */
public final class ConsumptionHealth implements HealthIndicator {

    private final Outage outage;

    public ConsumptionHealth(Outage outage) {
        this.outage = outage;
    }

    @Override
    public Health health() {
        Instant since = outage.since();
        if (since == null) {
            return Health.up().withDetail("consumption", "running").build();
        }
        return Health.down()
                .withDetail("consumption", "paused")
                .withDetail("since", since)
                .withDetail("because", "the database does not answer")
                .withDetail("lost", "nothing; no attempt is counted, and it resumes by itself")
                .build();
    }
}
