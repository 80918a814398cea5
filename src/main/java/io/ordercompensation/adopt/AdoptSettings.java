package io.ordercompensation.adopt;

import io.ordercompensation.message.OrderTopicProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The settings that the tables are checked against.
 *
 * @param topics that the relay publishes to, including that of the cancels
 * @param ledger whether a restoration is computed from the logs
 * @param steps names of the restore steps, in lower case
 * @param orderZone the zone of the times in trade_order.add_time
 * @param brokerRetention how long the broker may deliver a message again
 * @param statements returns the text that will run for a name such as {@code outbox/insert-cancel}
 */
public record AdoptSettings(
        OrderTopicProperties orderTopic,
        List<String> topics,
        boolean ledger,
        Set<String> steps,
        ZoneId orderZone,
        boolean sweeps,
        Duration confirmTimeout,
        Duration sweepHorizon,
        Duration brokerRetention,
        UnaryOperator<String> statements,
        AdoptProperties limits) {

    /** Allows for times that are not in UTC. */
    private static final Duration ZONES = Duration.ofHours(26);

    /** The broker cannot redeliver anything older than this, whatever zone its time was written in. */
    LocalDateTime oldestDelivered(Instant now) {
        return LocalDateTime.ofInstant(now.minus(brokerRetention).minus(ZONES), ZoneOffset.UTC);
    }

    boolean isForOtherListener(String anyTag) {
        String confirm = orderTopic.tag().confirm();
        return confirm.equals(anyTag) && !confirm.equals(tag());
    }

    String topic() {
        return orderTopic.topic();
    }

    /** The consumer group of cancels. */
    String group() {
        return orderTopic.cancels().group();
    }

    /** The tag of cancels. */
    String tag() {
        return orderTopic.cancels().tag();
    }

    boolean hasStep(String step) {
        return steps.contains(step);
    }
}
