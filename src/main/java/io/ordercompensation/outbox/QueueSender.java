package io.ordercompensation.outbox;

import io.ordercompensation.outbox.QueuePublisher.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.rocketmq.common.message.MessageQueue;

/** Sends messages to one queue. Those of a batch that fails are sent one by one, to find the one to blame. */
final class QueueSender {

    /** A broker that answers but takes nothing need not refuse a whole batch message by message. */
    private static final int MAX_FAILURES_IN_A_ROW = 3;

    private final BrokerLink link;
    private final MessageQueue queue;
    private final OutboxProperties settings;
    private final long end;
    private final Set<String> heldKeys;
    private int failuresInARow;

    /**
     * @param end System.nanoTime after which no send is begun
     * @param heldKeys keys whose messages must not overtake one that failed; shared with the lanes to other queues
     */
    QueueSender(BrokerLink link, MessageQueue queue, OutboxProperties settings, long end, Set<String> heldKeys) {
        this.link = link;
        this.queue = queue;
        this.settings = settings;
        this.end = end;
        this.heldKeys = heldKeys;
    }

    /** Sends what can be sent; false if the broker does not answer or has no room. */
    boolean send(List<Pending> messages) throws InterruptedException {
        for (int from = 0; from < messages.size() && goesOn(); ) {
            int to = endOfBatch(messages, from);
            if (!sendBatch(messages.subList(from, to))) {
                return false;
            }
            from = to;
        }
        return true;
    }

    private boolean sendBatch(List<Pending> candidates) throws InterruptedException {
        List<Pending> batch = new ArrayList<>(candidates);
        batch.removeIf(this::isHeld);
        if (batch.size() > 1) {
            SendOutcome outcome = attempt(batch);
            if (outcome.kind() == SendOutcome.Kind.SENT || outcome.kind() == SendOutcome.Kind.AWAY) {
                batch.forEach(pending -> pending.outcome = outcome);
                return outcome.kind() == SendOutcome.Kind.SENT;
            }
        }
        for (Pending pending : batch) {
            if (!isHeld(pending) && goesOn() && !sendAlone(pending)) {
                return false;
            }
        }
        return true;
    }

    private boolean sendAlone(Pending pending) throws InterruptedException {
        pending.outcome = attempt(List.of(pending));
        if (pending.outcome.kind() == SendOutcome.Kind.FAILED) {
            failuresInARow++;
            if (pending.message.key() != null) {
                heldKeys.add(pending.message.key());
            }
        } else {
            failuresInARow = 0;
        }
        return pending.outcome.kind() != SendOutcome.Kind.AWAY;
    }

    private SendOutcome attempt(List<Pending> batch) throws InterruptedException {
        try {
            link.send(batch.stream().map(pending -> pending.converted).toList(), queue);
            return SendOutcome.SENT;
        } catch (SendRefusedException refusal) {
            return refusal.outcome();
        }
    }

    /** Once a message has failed, later ones of its key would overtake it. */
    private boolean isHeld(Pending pending) {
        return pending.message.key() != null && heldKeys.contains(pending.message.key());
    }

    private boolean goesOn() {
        return failuresInARow < MAX_FAILURES_IN_A_ROW && System.nanoTime() - end < 0;
    }

    private int endOfBatch(List<Pending> messages, int from) {
        int to = from + 1;
        int bytes = messages.get(from).size();
        while (to < messages.size() && to - from < settings.sendBatchSize()) {
            bytes += messages.get(to).size();
            if (bytes > settings.sendBatchBytes()) {
                break;
            }
            to++;
        }
        return to;
    }
}
