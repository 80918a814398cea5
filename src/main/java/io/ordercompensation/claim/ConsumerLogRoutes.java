package io.ordercompensation.claim;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The routes that keep the consumer log: the takeover of the broker's dead letters, and the purge of old rows. */
public final class ConsumerLogRoutes extends RouteBuilder {

    private final DeliveryReader deliveries;
    private final DeadLetters deadLetters;
    private final Purge purge;

    public ConsumerLogRoutes(DeliveryReader deliveries, DeadLetters deadLetters, Purge purge) {
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.purge = purge;
    }

    @Override
    public void configure() {
        from("rocketmq:dead-letters"
                        + "?namesrvAddr={{rocketmq.name-server}}"
                        + "&consumerGroup={{compensation.dead-letters.consumer-group}}"
                        + "&deadLettersOf={{mq.order.consumer.group.name}}&batching=true&consumerThreads=1"
                        + "&batchBytes={{compensation.consumer.batch-bytes}}"
                        + "&maxBodyBytes={{compensation.max-kept-body-bytes}}"
                        + "&pullThresholdForTopic={{compensation.consumer.pull-threshold-for-topic}}"
                        + "&pullThresholdSizeForTopic={{compensation.consumer.pull-threshold-size-for-topic}}"
                        + "&enableTls={{compensation.consumer.enable-tls}}")
                .routeId("take-over-dead-letters")
                .routeDescription("Parks messages that the broker gave up, also before this product was installed")
                .autoStartup("{{compensation.dead-letters.enabled}}")
                .bean(deliveries, "of")
                .id("read-dead-letters")
                .bean(deadLetters, "takeOver")
                .id("park-dead-letters");

        from("scheduler:purge?delay={{compensation.retention.poll-interval}}"
                        + "&initialDelay={{compensation.retention.poll-interval}}&greedy=true")
                .routeId("purge-successes")
                .routeDescription("Deletes success rows older than compensation.retention.age, a batch at a time")
                .autoStartup("{{compensation.retention.enabled}}")
                .bean(purge, "batch")
                .id("delete-old-successes")
                // Greedy: after a full batch the next poll follows at once.
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, simple("${body.full}"))
                .id("go-on-after-a-full-batch")
                .delay(simple("${body.restMillis}"))
                .syncDelayed()
                .id("leave-the-database-to-others");
    }
}
