package io.ordercompensation.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.TestConsumer;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances publish one outbox as one would: every message once, those of one key in their order. */
@OnEachDatabase
class TwoRelaysIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int KEYS = 40;
    private static final int EACH = 25;

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "outbox_" + UUID.randomUUID();
    private final ExecutorService instances = Executors.newFixedThreadPool(3);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final List<RocketMQPublisher> publishers = new ArrayList<>();
    private String schema;
    private OutboxRows rows;
    private TestConsumer consumer;

    TwoRelaysIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker.createTopic(topic, 4);
        schema = EmbeddedDatabases.freshSchema(database);
        rows = new OutboxRows(new CompensationApp(database, schema).migrated(), topic);
        consumer = new TestConsumer(broker, topic);
    }

    @AfterEach
    void stop() {
        running.set(false);
        instances.shutdownNow();
        consumer.close();
        publishers.forEach(RocketMQPublisher::close);
    }

    @Test
    void nothingIsPublishedTwiceOrOutOfOrder() throws Exception {
        Future<?> one = instances.submit(this::relay);
        Future<?> two = instances.submit(this::relay);

        rows.insertMany(KEYS, EACH);

        await().atMost(LIMIT).until(() -> rows.count(1) == KEYS * EACH);
        running.set(false);
        one.get();
        two.get();
        await().atMost(LIMIT).until(() -> consumer.received().size() >= KEYS * EACH);
        assertThat(broker.messagesIn(topic)).isEqualTo(KEYS * EACH);
        List<String> inOrder =
                IntStream.rangeClosed(1, EACH).mapToObj(String::valueOf).toList();
        assertThat(bodiesByKey()).hasSize(KEYS).allSatisfy((key, bodies) -> assertThat(bodies)
                .isEqualTo(inOrder));
    }

    private void relay() {
        RocketMQPublisher publisher = Relays.publisher(broker.nameServer());
        synchronized (publishers) {
            publishers.add(publisher);
        }
        Relay relay =
                Relays.of(new CompensationApp(database, schema).migrated(), publisher, 16, Clock.systemUTC(), topic);
        while (running.get()) {
            relay.run();
        }
    }

    private Map<String, List<String>> bodiesByKey() {
        return consumer.received().stream()
                .collect(Collectors.groupingBy(
                        MessageExt::getKeys,
                        Collectors.mapping(message -> new String(message.getBody(), UTF_8), Collectors.toList())));
    }
}
