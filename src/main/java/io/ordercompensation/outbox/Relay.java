package io.ordercompensation.outbox;

import io.ordercompensation.outbox.OutboxResult.Failure;
import io.ordercompensation.outbox.OutboxResult.Refusal;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.retry.RetryPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes what services wrote into the outbox. A run is one transaction: it takes the relay's lock, reads the oldest
 * unsent messages, publishes them and marks what the broker confirmed. If that transaction does not commit, what it
 * published is published again: duplicates are allowed, because consumers drop them; losses are not.
 *
 * <p>Messages of one key keep their order. Only one instance publishes at a time, and the server assigns seq: whoever
 * writes a message after having seen another's commit gets the higher number. Of two that are written at the same time
 * the one with the lower number may appear later; nobody can tell which is the earlier. None is skipped, because the
 * relay remembers no position: it selects what is unsent.
 *
 * <p>While it publishes, it holds a connection and the relay's lock row, and nothing that anybody else waits for.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final Publisher publisher;
    private final TransactionOperations transaction;
    private final RetryPolicy backoff;
    private final OutboxProperties settings;
    private final Clock clock;
    private final RelayReport report;

    Relay(
            Outbox outbox,
            Publisher publisher,
            TransactionOperations transaction,
            RetryPolicy backoff,
            OutboxProperties settings,
            Clock clock) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.transaction = transaction;
        this.backoff = backoff;
        this.settings = settings;
        this.clock = clock;
        this.report = new RelayReport(clock, settings.outagePause());
    }

    /** Publishes one batch; nothing while the database is away or another instance publishes. */
    OutboxResult run() {
        return Causes.unlessAway(
                this::batch, OutboxResult.NOTHING, reason -> LOG.debug("Nothing is published for now: {}", reason));
    }

    private OutboxResult batch() {
        List<String> awayTopics = report.topicsLeftAlone();
        // Outside the transaction, so that an idle relay does not even begin one.
        if (!outbox.isAnythingDue(awayTopics)) {
            return OutboxResult.NOTHING;
        }
        OutboxResult result = transaction.execute(status -> relay(awayTopics));
        // After the commit: what is not committed is published again, and reported then.
        report.tell(result);
        return result;
    }

    private OutboxResult relay(List<String> awayTopics) {
        if (!outbox.lock()) {
            return OutboxResult.NOTHING;
        }
        List<OutboxMessage> due = outbox.due(awayTopics, settings.batchSize());
        OutboxResult result = OutboxResult.empty(due.size() == settings.batchSize());
        Map<String, List<OutboxMessage>> byTopic = new LinkedHashMap<>();
        for (OutboxMessage message : sendable(due, result)) {
            byTopic.computeIfAbsent(message.topic(), topic -> new ArrayList<>()).add(message);
        }
        long end = System.nanoTime() + settings.runTimeout().toNanos();
        byTopic.forEach((topic, messages) -> {
            if (System.nanoTime() - end < 0) {
                publish(topic, messages, result);
            }
        });
        outbox.mark(result);
        return result;
    }

    private List<OutboxMessage> sendable(List<OutboxMessage> due, OutboxResult result) {
        List<OutboxMessage> sendable = new ArrayList<>();
        long bytes = 0;
        for (OutboxMessage message : due) {
            String remark = refusal(message);
            if (remark != null) {
                result.refused().add(new Refusal(message, remark));
                continue;
            }
            bytes += message.bytes();
            if (bytes > settings.maxReadBytes() && !sendable.isEmpty()) {
                break;
            }
            sendable.add(message);
        }
        return sendable;
    }

    /** Why the message can never be published, or null if it may be. */
    private String refusal(OutboxMessage message) {
        if (message.topic() == null || message.topic().isBlank()) {
            return SendError.EMPTY_TOPIC.remark();
        }
        if (message.bytes() == 0) {
            return SendError.EMPTY_BODY.remark();
        }
        if (message.bytes() > settings.maxBodyBytes()) {
            return SendError.SEND_FAILED.remark(
                    "msg_body has %d bytes, compensation.outbox.max-body-bytes allows %d; the broker's maxMessageSize has"
                                    .formatted(message.bytes(), settings.maxBodyBytes())
                            + " to allow them too");
        }
        // RocketMQ keeps both in one text, separated by control characters.
        return hasControlCharacter(message.key()) || hasControlCharacter(message.tag())
                ? SendError.SEND_FAILED.remark("msg_key or msg_tag holds a control character")
                : null;
    }

    private static boolean hasControlCharacter(String text) {
        return text != null && text.chars().anyMatch(Character::isISOControl);
    }

    private void publish(String topic, List<OutboxMessage> messages, OutboxResult result) {
        Map<Long, byte[]> bodies = outbox.bodies(messages);
        List<OutboxMessage> present = messages.stream()
                .filter(message -> bodies.containsKey(message.seq()))
                .toList();
        List<SendOutcome> outcomes = publisher.publish(
                topic,
                present.stream()
                        .map(message -> new OutgoingMessage(message.tag(), message.key(), bodies.get(message.seq())))
                        .toList());
        Instant now = clock.instant();
        for (int i = 0; i < present.size(); i++) {
            note(present.get(i), outcomes.get(i), now, result);
        }
    }

    private void note(OutboxMessage message, SendOutcome outcome, Instant now, OutboxResult result) {
        switch (outcome.kind()) {
            case SENT -> result.sent().add(message);
            case REFUSED -> result.refused().add(new Refusal(message, SendError.SEND_FAILED.remark(outcome.reason())));
            case FAILED ->
                result.failed()
                        .add(new Failure(
                                message,
                                SendError.SEND_FAILED.remark(outcome.reason()),
                                nextAttempt(message, outcome.reason(), now)));
            case AWAY -> result.away().putIfAbsent(message.topic(), outcome.reason());
            case NOT_TRIED -> {
                // Stays as it is, and is read again by the next run.
            }
        }
    }

    private Instant nextAttempt(OutboxMessage message, String reason, Instant now) {
        var decision = backoff.decide(new IllegalStateException(reason), message.attempts() + 1, now);
        return decision instanceof RetryPolicy.RetryAt later ? later.at() : now;
    }
}
