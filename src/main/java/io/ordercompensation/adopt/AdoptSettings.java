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
 * The settings against which the tables are held.
 *
 * @param topics to which the outbox is published, that of the cancels among them
 * @param ledger whether a restoration is computed from the logs
 * @param steps names of the restore steps, in lower case
 * @param orderZone in which trade_order.add_time is written
 * @param brokerRetention how long the broker may deliver a message again
 * @param statements answers the text of {@code outbox/insert-cancel} that will run
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

    /** The times may be of another zone than UTC. */
    private static final Duration ZONES = Duration.ofHours(26);

    /** A time before which the broker has nothing any more that it could deliver again, whatever zone it was written in. */
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
