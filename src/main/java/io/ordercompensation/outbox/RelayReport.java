package io.ordercompensation.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what became of messages that were not published, and once when the broker of a topic goes away and when it is
 * back. For one thread.
 */
final class RelayReport {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Clock clock;
    private final Duration pause;
    private final Map<String, Outage> outages = new HashMap<>();

    private record Outage(Instant since, Instant leftAloneUntil) {}

    RelayReport(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Topics whose broker was away a moment ago: the others get their turn. */
    List<String> topicsLeftAlone() {
        Instant now = clock.instant();
        return outages.entrySet().stream()
                .filter(outage -> now.isBefore(outage.getValue().leftAloneUntil()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void tell(OutboxResult result) {
        Instant now = clock.instant();
        result.away().forEach((topic, reason) -> begin(topic, reason, now));
        result.sent().stream()
                .map(OutboxMessage::topic)
                .distinct()
                .filter(topic -> !result.away().containsKey(topic))
                .forEach(topic -> end(topic, now));
        result.failed()
                .forEach(failure -> LOG.warn(
                        "{} could not be published to topic {}, attempt {}: {}. It is tried again at {}; later messages of"
                                + " the same msg_key wait for it, others do not.",
                        failure.message().name(),
                        failure.message().topic(),
                        failure.message().attempts() + 1,
                        failure.remark(),
                        failure.nextAttemptAt()));
        result.refused()
                .forEach(refusal -> LOG.error(
                        "{} can never be published: {}. It is set aside with msg_status 2, others go on. Correct its row"
                                + " and publish it: UPDATE trade_mq_producer_temp SET msg_status = 0 WHERE seq = {}",
                        refusal.message().name(),
                        refusal.remark(),
                        refusal.message().seq()));
    }

    private void begin(String topic, String reason, Instant now) {
        Outage before = outages.get(topic);
        outages.put(topic, new Outage(before == null ? now : before.since(), now.plus(pause)));
        if (before == null) {
            LOG.warn(
                    "Nothing can be published to topic {}: {}. The messages stay in the outbox, no attempt is counted, and"
                            + " it goes on by itself when the broker is back.",
                    topic,
                    reason);
        }
    }

    private void end(String topic, Instant now) {
        Outage outage = outages.remove(topic);
        if (outage != null) {
            LOG.info(
                    "Messages are published to topic {} again, after {} s",
                    topic,
                    Duration.between(outage.since(), now).toSeconds());
        }
    }
}
