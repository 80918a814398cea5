package io.ordercompensation.restore;

import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.claim.FailedAttempts;
import io.ordercompensation.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** The routes around the batch's transaction that users do not change: isolation, and the retry of due messages. */
public final class RestoreRoutes extends RouteBuilder {

    private final Isolation isolation;
    private final ConsumerLog log;
    private final RetrySchedule schedule;

    private RestoreRoutes(Isolation isolation, ConsumerLog log, RetrySchedule schedule) {
        this.isolation = isolation;
        this.log = log;
        this.schedule = schedule;
    }

    /**
     * Puts the routes together.
     *
     * @param template of the context in which the routes will run
     */
    public static RestoreRoutes of(
            ProducerTemplate template,
            FailedAttempts failedAttempts,
            RetryPolicy policy,
            Outage outage,
            ConsumerLog log,
            IsolationSettings settings,
            RetrySchedule schedule,
            Clock clock) {
        return new RestoreRoutes(
                new Isolation(template, failedAttempts, policy, outage, settings, clock), log, schedule);
    }

    @Override
    public void configure() {
        from("direct:isolate")
                .routeId("isolate")
                .routeDescription("The whole batch, or its halves, until a message that fails stands alone")
                .process(isolation)
                .id("run-batch")
                .description("Sends the batch to direct:compensate and records the messages that fail alone");

        from("scheduler:due-messages?delay={{compensation.retry.poll-interval}}&initialDelay={{compensation.retry.poll-interval}}")
                .routeId("retry-due-messages")
                .routeDescription("Sends failed messages through the same restore again when they are due")
                .process(exchange -> log.recoverProcessing(schedule.batchSize(), schedule.lease()))
                .id("recover-processing")
                .description("Rows that an old listener left in status 0 become due after the lease")
                .process(
                        exchange -> exchange.getMessage().setBody(log.leaseDue(schedule.batchSize(), schedule.lease())))
                .id("lease-due-messages")
                .description("Several instances share the due rows")
                .filter(simple("${body.size} > 0"))
                .to("direct:isolate")
                .id("retry-batch")
                .end();
    }

    /**
     * How due messages are taken from the consumer log.
     *
     * @param batchSize rows at a time
     * @param lease how long they are held for one instance; also the age at which a row in status 0 counts as left behind
     */
    public record RetrySchedule(int batchSize, Duration lease) {}
}
