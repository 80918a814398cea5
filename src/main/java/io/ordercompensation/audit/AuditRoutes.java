package io.ordercompensation.audit;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** The route that audits the books periodically. */
public final class AuditRoutes extends RouteBuilder {

    /** The first run comes soon after the start, so that metrics do not stay empty, but not during it. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    private final Audit audit;
    private final boolean enabled;
    private final Duration interval;

    /** @param interval from the start of one run to that of the next; a longer run is not overtaken */
    public AuditRoutes(Audit audit, boolean enabled, Duration interval) {
        this.audit = audit;
        this.enabled = enabled;
        this.interval = interval;
    }

    @Override
    public void configure() {
        Duration first = interval.compareTo(FIRST) < 0 ? interval : FIRST;
        from("scheduler:audit?delay=" + interval.toMillis() + "&initialDelay=" + first.toMillis())
                .routeId("audit-books")
                .routeDescription("Looks every compensation.audit.interval for rows that break an invariant")
                .autoStartup(enabled)
                // It only begins the run: a shutdown must not wait for its queries.
                .process(exchange -> audit.runIfIdle())
                .id("begin-audit")
                .description("Checks every file of sql/audit, unless the previous run is not over");
    }
}
