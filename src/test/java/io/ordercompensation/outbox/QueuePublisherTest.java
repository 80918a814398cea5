package io.ordercompensation.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.outbox.SendOutcome.Kind;
import io.ordercompensation.support.DefaultSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;

/** Who pays for what the broker did not take, and who waits. */
class QueuePublisherTest {

    private final FakeLink link = new FakeLink();

    @Test
    void sendsManyAtATimeAndAKeyAlwaysToTheSameQueue() {
        link.holds("a", "a", "b");
        List<OutgoingMessage> messages = IntStream.range(0, 600)
                .mapToObj(i -> message("key " + i % 20, "text " + i))
                .toList();

        assertThat(publish(messages)).containsOnly(Kind.SENT);

        assertThat(link.sends).isLessThan(12);
        assertThat(link.queuesByKey.values())
                .allSatisfy(queues -> assertThat(queues).hasSize(1));
        for (int key = 0; key < 20; key++) {
            int first = key;
            assertThat(link.bodiesOf("key " + key))
                    .isEqualTo(IntStream.range(0, 30)
                            .mapToObj(i -> "text " + (first + 20 * i))
                            .toList());
        }
    }

    @Test
    void aBatchIsBoundedInBytes() {
        link.holds("a");
        publish(Stream.generate(() -> message("1", "x".repeat(300_000)))
                .limit(4)
                .toList());

        assertThat(link.sends).isEqualTo(4);
    }

    @Test
    void oneThatIsRefusedBlocksNobodyAndOneThatFailsItsKeyOnly() {
        link.holds("a");
        link.refuses.add("bad");
        link.fails.add("later");

        assertThat(publish(List.of(
                        message("1", "bad"),
                        message("1", "good"),
                        message("2", "later"),
                        message("2", "behind"),
                        message("3", "good"))))
                .containsExactly(Kind.REFUSED, Kind.SENT, Kind.FAILED, Kind.NOT_TRIED, Kind.SENT);
    }

    @Test
    void messagesWithoutAKeyDoNotWaitForEachOther() {
        link.holds("a");
        link.fails.add("later");

        assertThat(publish(List.of(message(null, "later"), message(null, "good"))))
                .containsExactly(Kind.FAILED, Kind.SENT);
    }

    @Test
    void aBrokerThatTakesNothingIsNotAskedForEachOfABatch() {
        link.holds("a");
        link.fails.add("later");

        List<Kind> outcomes = publish(
                IntStream.range(0, 50).mapToObj(i -> message("" + i, "later")).toList());

        assertThat(outcomes.subList(0, 3)).containsOnly(Kind.FAILED);
        assertThat(outcomes.subList(3, 50)).containsOnly(Kind.NOT_TRIED);
    }

    @Test
    void theQueuesOfAnotherBrokerTakeOverFromASilentOne() {
        link.holds("silent", "silent", "b");
        link.silent.add("silent");

        List<OutgoingMessage> messages = IntStream.range(0, 30)
                .mapToObj(i -> message("" + i % 10, "" + i))
                .toList();
        assertThat(publish(messages)).containsOnly(Kind.SENT);

        assertThat(link.bodiesOf("3")).containsExactly("3", "13", "23");
        assertThat(link.sendsTo("silent")).isEqualTo(1);
    }

    @Test
    void doesNotLetAMessageOvertakeByAnotherBrokerTheOneThatFailed() {
        link.holds("a", "silent");
        link.silent.add("silent");
        link.fails.add("later");
        // Its key belongs to the first queue; the others make the second one's silence known.
        List<OutgoingMessage> messages = new ArrayList<>(List.of(message("0", "later"), message("0", "behind")));
        IntStream.range(1, 10).forEach(i -> messages.add(message("" + i, "good")));

        List<Kind> outcomes = publish(messages);

        assertThat(outcomes.subList(0, 2)).containsExactly(Kind.FAILED, Kind.NOT_TRIED);
        assertThat(outcomes.subList(2, 11)).containsOnly(Kind.SENT);
        assertThat(link.sendsTo("silent")).isEqualTo(1);
    }

    @Test
    void withoutAnyBrokerNoMessageIsToBlame() {
        link.holds("silent");
        link.silent.add("silent");

        assertThat(publish(List.of(message("1", "x"), message("2", "y")))).containsOnly(Kind.AWAY);
        assertThat(link.sends).isEqualTo(1);
    }

    @Test
    void beginsNoSendWhenItsTimeIsUp() {
        link.holds("a");

        assertThat(new QueuePublisher(link, runsFor(Duration.ofNanos(-1))).publish("topic", List.of(message("1", "x"))))
                .containsExactly(SendOutcome.NOT_TRIED);
    }

    private static OutboxProperties runsFor(Duration time) {
        return DefaultSettings.of(OutboxProperties.class, "compensation.outbox", "run-timeout=" + time);
    }

    private List<Kind> publish(List<OutgoingMessage> messages) {
        return new QueuePublisher(link, runsFor(Duration.ofMinutes(1)))
                .publish("topic", messages).stream().map(SendOutcome::kind).toList();
    }

    private static OutgoingMessage message(String key, String body) {
        return new OutgoingMessage("tag", key, body.getBytes(UTF_8));
    }

    private static final class FakeLink implements BrokerLink {

        final Set<String> silent = new HashSet<>();
        final Set<String> refuses = new HashSet<>();
        final Set<String> fails = new HashSet<>();
        final Map<String, Set<MessageQueue>> queuesByKey = new LinkedHashMap<>();
        private final List<MessageQueue> queues = new ArrayList<>();
        private final List<Message> taken = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        int sends;

        void holds(String... brokers) {
            for (String broker : brokers) {
                queues.add(new MessageQueue("topic", broker, queues.size()));
            }
        }

        @Override
        public List<MessageQueue> queues(String topic) {
            return queues;
        }

        @Override
        public void send(List<Message> messages, MessageQueue queue) throws SendRefusedException {
            sends++;
            asked.add(queue.getBrokerName());
            if (silent.contains(queue.getBrokerName())) {
                throw new SendRefusedException(SendOutcome.away("silent"), null);
            }
            for (Message message : messages) {
                String body = new String(message.getBody(), UTF_8);
                if (refuses.contains(body)) {
                    throw new SendRefusedException(SendOutcome.refused("bad"), null);
                }
                if (fails.contains(body)) {
                    throw new SendRefusedException(SendOutcome.failed("later"), null);
                }
            }
            taken.addAll(messages);
            messages.forEach(message -> queuesByKey
                    .computeIfAbsent(message.getKeys(), key -> new HashSet<>())
                    .add(queue));
        }

        List<String> bodiesOf(String key) {
            return taken.stream()
                    .filter(message -> message.getKeys().equals(key))
                    .map(message -> new String(message.getBody(), UTF_8))
                    .toList();
        }

        long sendsTo(String broker) {
            return asked.stream().filter(broker::equals).count();
        }
    }
}
