package io.ordercompensation.outbox;

import io.ordercompensation.retry.RetryPolicy;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.transaction.support.TransactionOperations;

/** The routes that publish the outbox, and delete what was sent long ago. */
public final class OutboxRoutes extends RouteBuilder {

    private final Relay relay;
    private final SentPurge purge;
    private final LeftAlone leftAlone;

    private OutboxRoutes(Relay relay, SentPurge purge, LeftAlone leftAlone) {
        this.relay = relay;
        this.purge = purge;
        this.leftAlone = leftAlone;
    }

    /**
     * Puts the routes together.
     *
     * @param scope which messages are the product's
     * @param transaction begins a transaction of its own each time
     * @param backoff when a message that failed is published again; it should never park one
     */
    public static OutboxRoutes of(
            OutboxStatements statements,
            OutboxScope scope,
            Publisher publisher,
            TransactionOperations transaction,
            RetryPolicy backoff,
            OutboxProperties settings,
            Clock clock) {
        return new OutboxRoutes(
                new Relay(new Outbox(statements, scope), publisher, transaction, backoff, settings, clock),
                new SentPurge(statements, scope, transaction, settings),
                new LeftAlone(statements, scope));
    }

    @Override
    public void configure() {
        from("scheduler:relay-outbox?delay={{compensation.outbox.poll-interval}}"
                        + "&initialDelay={{compensation.outbox.poll-interval}}&greedy=true")
                .routeId("relay-outbox")
                .routeDescription("Publishes the messages that services wrote into the outbox, a batch at a time")
                .autoStartup("{{compensation.outbox.enabled}}")
                .process(exchange -> exchange.getMessage().setBody(relay.run().goesOn()))
                .id("publish-batch")
                .description("One instance at a time; messages of one order keep their order")
                // Greedy: after a full batch the next one follows at once.
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, simple("${body}"))
                .id("go-on-with-a-backlog");

        from("scheduler:purge-outbox?delay={{compensation.outbox.purge-interval}}"
                        + "&initialDelay={{compensation.outbox.purge-interval}}&greedy=true")
                .routeId("purge-outbox")
                .routeDescription("Deletes messages sent longer than compensation.outbox.keep ago, a batch at a time")
                .autoStartup("{{compensation.outbox.enabled}}")
                .process(exchange -> leftAlone.tell())
                .id("tell-what-is-left-alone")
                .process(exchange -> exchange.getMessage().setBody(purge.batch()))
                .id("delete-sent")
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, simple("${body.full}"))
                .id("go-on-after-a-full-purge")
                .delay(simple("${body.restMillis}"))
                .syncDelayed()
                .id("rest-after-a-purge");
    }
}
