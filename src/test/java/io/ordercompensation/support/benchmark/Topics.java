package io.ordercompensation.support.benchmark;

import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.TestProducer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The messages of all rounds: each topic is published once and read from its beginning by a new group each time. */
final class Topics {

    private static final int QUEUES = 4;

    private final EmbeddedRocketMq broker;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Set<String> published = new HashSet<>();

    Topics(EmbeddedRocketMq broker) {
        this.broker = broker;
    }

    String nameServer() {
        return broker.nameServer();
    }

    /** A topic that holds the cancels of the orders 1 to {@code number}. */
    String of(Scenario scenario, int number) {
        String topic = "benchmark_%s_%s_%s_%d"
                .formatted(run, scenario.orders(), scenario.messages(), number)
                .toLowerCase(Locale.ROOT);
        if (published.add(topic)) {
            broker.createTopic(topic, QUEUES);
            try (TestProducer producer = new TestProducer(broker.nameServer())) {
                producer.sendAll(scenario.messages().of(topic, scenario.orders(), number));
            }
        }
        return topic;
    }

    String empty() {
        String topic = "benchmark_" + UUID.randomUUID();
        broker.createTopic(topic, QUEUES);
        return topic;
    }

    String freshGroup() {
        String group = "benchmark_" + UUID.randomUUID();
        broker.prepareGroup(group);
        return group;
    }
}
