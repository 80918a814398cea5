package io.ordercompensation.compensate;

import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.claim.FailedMessages;
import io.ordercompensation.claim.OpenClaims;
import io.ordercompensation.claim.UnfinishedMessages;
import io.ordercompensation.retry.RetryProperties;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** The routes around the batch's transaction that users do not change: isolation, and the retry of due messages. */
public final class CompensateRoutes extends RouteBuilder {

    private final Isolation isolation;
    private final DueMessages dueMessages;

    private CompensateRoutes(Isolation isolation, DueMessages dueMessages) {
        this.isolation = isolation;
        this.dueMessages = dueMessages;
    }

    /**
     * Puts the routes together.
     *
     * @param template of the context in which the routes will run
     */
    public static CompensateRoutes of(
            ProducerTemplate template,
            FailedMessages failedMessages,
            Outage outage,
            ConsumerLog log,
            UnfinishedMessages unfinished,
            OpenClaims claims,
            RetryProperties settings) {
        EndedTransactions ended = new EndedTransactions(claims, failedMessages);
        return new CompensateRoutes(
                new Isolation(template, failedMessages, ended, outage, settings.infrastructureAttempts()),
                new DueMessages(log, unfinished, ended, outage, settings));
    }

    @Override
    public void configure() {
        from("direct:isolate")
                .routeId("isolate")
                .routeDescription("Runs the whole batch, or its halves, until a failing message stands alone")
                .process(isolation)
                .id("run-batch")
                .description("Sends the batch to direct:compensate and records the messages that fail alone");

        from("scheduler:due-messages"
                        + "?delay={{compensation.retry.poll-interval}}&initialDelay={{compensation.retry.poll-interval}}"
                        + "&greedy=true")
                .routeId("retry-due-messages")
                .routeDescription("Sends failed messages through the same restore again when they are due")
                .process(dueMessages)
                .id("lease-due-messages")
                .description("Several instances share the due rows, and those an old listener left behind")
                .filter(simple("${body.size} > 0"))
                .to("direct:isolate")
                .id("retry-batch")
                .end();
    }
}
