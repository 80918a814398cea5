package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.TestProducer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Name server and broker, one of them or both, go away under a consumer that had found them, and come back. */
class BrokerReturnIT extends RouteOnBroker {

    private static final String OFTEN = "&probeInterval=200";
    /** Before RocketMQ's client, left to itself, looks again: 20 s for its queues, 30 s for the topic. */
    private static final Duration SOON = Duration.ofSeconds(18);

    private final Lines lines = new Lines(ConnectionReport.class);

    BrokerReturnIT() {
        super(EmbeddedBroker.separate("rocketmq-return"));
    }

    @BeforeEach
    void startBroker() {
        broker.start();
        createTopic(4);
    }

    @AfterEach
    void stopBroker() {
        camel.stop();
        broker.close();
        lines.close();
    }

    @Test
    void bothGoAndComeBackAndNothingIsLost() throws Exception {
        route("test", OFTEN, this::note);
        send(broker.nameServer(), 0, 10);
        await().atMost(LIMIT).until(() -> delivered.size() == 10);
        assertThat(state().connected()).isTrue();
        assertThat(state().waitingFor()).isNull();

        broker.stop();
        await().atMost(LIMIT).until(() -> !state().connected());
        assertThat(state().waitingFor()).isEqualTo("a name server and the topic's broker");
        // The outage goes on for that long, and nothing more is said.
        await().during(3, TimeUnit.SECONDS).atMost(LIMIT).until(() -> !state().connected());
        assertThat(lines.of(Level.WARN))
                .singleElement()
                .asString()
                .contains("Consumption of topic " + topic + " pauses")
                .contains("the name server at " + broker.nameServer() + " does not either");

        broker.start();
        send(broker.nameServer(), 10, 20);
        await().atMost(SOON).until(() -> delivered.size() >= 20);
        await().atMost(SOON).until(() -> state().connected());
        assertThat(state().waitingFor()).isNull();
        assertThat(lines.of(Level.WARN)).hasSize(1);
        assertThat(lines.of(Level.INFO)).hasSize(2).last().asString().contains("answers again after");
        await().atMost(LIMIT).until(() -> open() == 0);
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(numbers(20));
        assertThat(delivered).allMatch(one -> one.redeliveries() == 0);
    }

    @Test
    void theBrokerAloneGoesAndComesBack() throws Exception {
        route("test", OFTEN, this::note);
        send(broker.nameServer(), 0, 1);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);

        broker.stopBroker();
        await().atMost(LIMIT).until(() -> !state().connected());
        assertThat(state().waitingFor()).doesNotContain("name server");
        assertThat(lines.of(Level.WARN))
                .singleElement()
                .asString()
                .contains("its broker does not answer, the name server at " + broker.nameServer() + " does.");

        broker.startBroker();
        send(broker.nameServer(), 1, 2);
        await().atMost(SOON).until(() -> delivered.size() == 2 && state().connected());
        assertThat(lines.of(Level.WARN)).hasSize(1);
    }

    @Test
    void withoutANameServerTheTopicIsStillConsumed() throws Exception {
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            route("test", OFTEN, this::note);
            producer.send(topic, "order_cancel", "0", "0".getBytes());
            await().atMost(LIMIT).until(() -> delivered.size() == 1);

            broker.stopNameServer();
            await().atMost(LIMIT).until(() -> state().waitingFor() != null);
            producer.send(topic, "order_cancel", "1", "1".getBytes());
            await().atMost(LIMIT).until(() -> delivered.size() == 2);
            assertThat(state().connected()).isTrue();
            assertThat(lines.of(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("No name server answers at " + broker.nameServer())
                    .contains("Topic " + topic + " is still consumed");

            broker.startNameServer();
            await().atMost(LIMIT).until(() -> state().waitingFor() == null);
            assertThat(lines.of(Level.WARN)).hasSize(1);
            assertThat(lines.of(Level.INFO)).last().asString().startsWith("A name server answers again at");
        }
    }

    @Test
    void aRestartBetweenTwoLooksIsNotWorthALineButIsNoticed() throws Exception {
        route("test", "&probeInterval=5000", this::note);
        send(broker.nameServer(), 0, 1);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);

        broker.stopBroker();
        broker.startBroker();
        send(broker.nameServer(), 1, 2);

        await().atMost(SOON).until(() -> delivered.size() == 2);
        assertThat(state().connected()).isTrue();
        assertThat(lines.of(Level.WARN)).isEmpty();
    }

    @Test
    void aBrokerThatDoesNotKnowTheConsumerAnyMoreIsTold() throws Exception {
        route("test", OFTEN, this::note);
        send(broker.nameServer(), 0, 1);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);

        broker.forgetConsumers(group);
        send(broker.nameServer(), 1, 2);

        await().atMost(SOON).until(() -> delivered.size() == 2);
        assertThat(lines.of(Level.WARN)).isEmpty();
    }

    @Test
    void aRouteStopsWhileTheBrokerIsAway() throws Exception {
        route("test", OFTEN, this::note);
        send(broker.nameServer(), 0, 1);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);
        broker.stop();
        await().atMost(LIMIT).until(() -> !state().connected());
        ConnectionState away = state();
        AcknowledgingRocketMQConsumer consumer = consumer();

        long begin = System.nanoTime();
        camel.getRouteController().stopRoute("test");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(consumer.state().connected()).isFalse();
        assertThat(consumer.state().waitingFor()).isEqualTo("the start of its route");
        assertThat(consumer.state().since()).isAfter(away.since());
    }

    private AcknowledgingRocketMQConsumer consumer() {
        return (AcknowledgingRocketMQConsumer) camel.getRoute("test").getConsumer();
    }

    private ConnectionState state() {
        return consumer().state();
    }

    private List<String> bodies() {
        return delivered.stream().map(Delivered::body).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
