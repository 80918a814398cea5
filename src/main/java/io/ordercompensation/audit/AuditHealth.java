package io.ordercompensation.audit;

import io.ordercompensation.audit.InvariantResult.State;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What the last audit found, as a detail: wrong books are no reason to take an instance out of service. */
public final class AuditHealth implements HealthIndicator {

    private final Audit audit;
    private final boolean failing;

    /** @param failing whether findings make it DOWN all the same */
    public AuditHealth(Audit audit, boolean failing) {
        this.audit = audit;
        this.failing = failing;
    }

    @Override
    public Health health() {
        AuditReport last = audit.last();
        Health.Builder health = failing && last.findings() > 0 ? Health.down() : Health.up();
        Map<String, Long> found = new TreeMap<>();
        for (InvariantResult result : last.invariants()) {
            if (result.state() == State.FOUND) {
                found.put(result.name(), result.findings());
            }
        }
        health.withDetail("findings", found).withDetail("unchecked", last.unchecked());
        return last.finishedAt() == null
                ? health.withDetail("lastRun", "none yet").build()
                : health.withDetail("lastRun", last.finishedAt()).build();
    }
}
