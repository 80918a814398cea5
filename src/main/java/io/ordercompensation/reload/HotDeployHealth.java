package io.ordercompensation.reload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Shows rejected files only as a detail: what ran before runs on, so the instance can stay in service. */
public final class HotDeployHealth implements HealthIndicator {

    private final HotDeploy hotDeploy;

    public HotDeployHealth(HotDeploy hotDeploy) {
        this.hotDeploy = hotDeploy;
    }

    @Override
    public Health health() {
        List<Deployment> rejected = hotDeploy.state().rejected();
        Map<String, String> why = new TreeMap<>();
        for (Deployment file : rejected) {
            why.put(file.line() == null ? file.file() : file.file() + ":" + file.line(), file.message());
        }
        return Health.up().withDetail("rejected", why).build();
    }
}
