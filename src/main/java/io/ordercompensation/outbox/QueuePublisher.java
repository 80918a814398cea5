package io.ordercompensation.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * Sends the messages of one key to one queue, in their order, as many as possible at a time. When the broker of a queue
 * does not answer, its messages go to the queues of other brokers: consumers that need the order of a key across such a
 * change have to look at what the messages say, as with RocketMQ's own ordered messages.
 */
final class QueuePublisher implements Publisher {

    private final BrokerLink link;
    private final OutboxProperties settings;

    QueuePublisher(BrokerLink link, OutboxProperties settings) {
        this.link = link;
        this.settings = settings;
    }

    @Override
    public List<SendOutcome> publish(String topic, List<OutgoingMessage> messages) {
        List<Pending> all = new ArrayList<>();
        messages.forEach(message -> all.add(new Pending(message, convert(topic, message))));
        try {
            send(all, new ArrayList<>(link.queues(topic)));
        } catch (SendRefusedException refusal) {
            all.forEach(pending -> pending.outcome = refusal.outcome());
        } catch (InterruptedException e) {
            // We are shutting down: what has not been sent stays as it is.
            Thread.currentThread().interrupt();
        }
        return all.stream().map(pending -> pending.outcome).toList();
    }

    private void send(List<Pending> all, List<MessageQueue> queues) throws InterruptedException {
        long end = System.nanoTime() + settings.runTimeout().toNanos();
        Set<String> heldKeys = new HashSet<>();
        List<Pending> open = all;
        while (!open.isEmpty() && !queues.isEmpty()) {
            List<MessageQueue> targets = List.copyOf(queues);
            for (MessageQueue target : targets) {
                List<Pending> lane = new ArrayList<>();
                for (Pending pending : open) {
                    if (targets.get(Math.floorMod(pending.hash(), targets.size()))
                            .equals(target)) {
                        lane.add(pending);
                    }
                }
                // Its broker may just have turned out to be silent.
                if (!lane.isEmpty()
                        && queues.contains(target)
                        && !new QueueSender(link, target, settings, end, heldKeys).send(lane)) {
                    queues.removeIf(queue -> queue.getBrokerName().equals(target.getBrokerName()));
                }
            }
            boolean silence = queues.size() < targets.size();
            open = silence ? all.stream().filter(Pending::mayGoElsewhere).toList() : List.of();
        }
        // With no queue left, messages that only waited behind those of a silent broker wait for it too.
        if (queues.isEmpty()) {
            SendOutcome away = all.stream()
                    .map(pending -> pending.outcome)
                    .filter(outcome -> outcome.kind() == SendOutcome.Kind.AWAY)
                    .findFirst()
                    .orElse(SendOutcome.NOT_TRIED);
            all.stream().filter(Pending::mayGoElsewhere).forEach(pending -> pending.outcome = away);
        }
    }

    private static Message convert(String topic, OutgoingMessage message) {
        Message converted = new Message(topic, message.body());
        if (message.tag() != null && !message.tag().isEmpty()) {
            converted.setTags(message.tag());
        }
        if (message.key() != null && !message.key().isEmpty()) {
            converted.setKeys(message.key());
        }
        return converted;
    }

    /** A message and its outcome so far. */
    static final class Pending {

        private static final int OVERHEAD = 200;

        final OutgoingMessage message;
        final Message converted;
        SendOutcome outcome = SendOutcome.NOT_TRIED;

        Pending(OutgoingMessage message, Message converted) {
            this.message = message;
            this.converted = converted;
        }

        boolean mayGoElsewhere() {
            return outcome == SendOutcome.NOT_TRIED || outcome.kind() == SendOutcome.Kind.AWAY;
        }

        int size() {
            int key = message.key() == null ? 0 : message.key().getBytes(StandardCharsets.UTF_8).length;
            return message.body().length + key + OVERHEAD;
        }

        /** The same on every instance and in every run. */
        int hash() {
            String key = message.key();
            return key == null || key.isEmpty() ? Arrays.hashCode(message.body()) : key.hashCode();
        }
    }
}
