package io.ordercompensation.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.compensate.Outage;
import io.ordercompensation.rocketmq.AcknowledgingRocketMQConsumer;
import io.ordercompensation.rocketmq.ConnectionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Says whether messages are consumed, and if not, why, since when, and that nothing is lost: as health, and as the
 * metric {@code compensation.consumption.paused}.
 */
public final class Consumption implements HealthIndicator, MeterBinder {

    private final CamelContext camel;
    private final Outage outage;

    public Consumption(CamelContext camel, Outage outage) {
        this.camel = camel;
        this.outage = outage;
    }

    /**
     * A reason why no messages are consumed.
     *
     * @param since null if that is not known
     */
    public record Pause(String because, Instant since) {}

    /** Empty while messages are consumed. */
    public List<Pause> pauses() {
        List<Pause> pauses = new ArrayList<>();
        Instant databaseAway = outage.since();
        if (databaseAway != null) {
            pauses.add(new Pause("the database does not answer", databaseAway));
        }
        for (Route route : camel.getRoutes()) {
            if (route.getConsumer() instanceof AcknowledgingRocketMQConsumer consumer) {
                add(route, consumer.state(), pauses);
            }
        }
        return pauses;
    }

    private void add(Route route, ConnectionState connection, List<Pause> pauses) {
        var status = camel.getRouteController().getRouteStatus(route.getId());
        boolean wanted = status.isStarted() || !Boolean.FALSE.equals(route.isAutoStartup());
        if (!wanted) {
            return;
        }
        if (!status.isStarted()) {
            pauses.add(new Pause("route '" + route.getId() + "' is " + status, null));
        } else if (!connection.connected()) {
            pauses.add(new Pause(
                    "topic %s waits for %s at %s"
                            .formatted(connection.topic(), connection.waitingFor(), connection.nameServer()),
                    connection.since()));
        }
    }

    @Override
    public Health health() {
        List<Pause> pauses = pauses();
        if (pauses.isEmpty()) {
            return Health.up().withDetail("consumption", "running").build();
        }
        return Health.down()
                .withDetail("consumption", "paused")
                .withDetail("causes", pauses)
                .withDetail("lost", "nothing: no attempt is counted, and it goes on by itself")
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "compensation.consumption.paused",
                        this,
                        consumption -> consumption.pauses().isEmpty() ? 0 : 1)
                .description("1 while no order cancels are consumed, because something is away")
                .register(registry);
    }
}
