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
import io.ordercompensation.test.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stands in the outbox reaches the real broker, in the order of each key, whatever stands beside it. */
@ExtendWith(OutputCaptureExtension.class)
@OnEachDatabase
class RelayIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String WRONG_NAME = "no topic has blanks";

    private final String unknown = "unknown_" + UUID.randomUUID();
    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "outbox_" + UUID.randomUUID();
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
    private RocketMQPublisher publisher;
    private TestConsumer consumer;
    private OutboxRows rows;
    private Relay relay;
    private DataSource dataSource;

    RelayIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker.createTopic(topic, 4);
        dataSource = new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated();
        rows = new OutboxRows(dataSource, topic);
        publisher = Relays.publisher(broker.nameServer());
        consumer = new TestConsumer(broker, topic);
        relay = Relays.of(dataSource, publisher, 100, clock, topic, WRONG_NAME, unknown);
    }

    @AfterEach
    void stop() {
        consumer.close();
        publisher.close();
    }

    @Test
    void publishesWithKeysAndTagsAndMarksAsSent() {
        String id = rows.insert("839850475502309376", "{\"orderId\":839850475502309376,\"note\":\"取消\"}");

        assertThat(relay.run().goesOn()).isFalse();

        await().atMost(LIMIT).until(() -> consumer.received().size() == 1);
        MessageExt message = consumer.received().get(0);
        assertThat(message.getKeys()).isEqualTo("839850475502309376");
        assertThat(message.getTags()).isEqualTo("order_cancel");
        assertThat(new String(message.getBody(), UTF_8)).contains("取消");
        assertThat(rows.status(id)).isEqualTo(1);
        assertThat(rows.jdbc.queryForObject("SELECT sent_at FROM trade_mq_producer_temp", String.class))
                .startsWith("2026-11-24 12:00:00");
        assertThat(relay.run().sent()).isEmpty();
    }

    @Test
    void keepsTheOrderOfEachKeyOverManyBatches() {
        rows.insertMany(30, 40);

        runUntilNothingIsLeft();

        await().atMost(LIMIT).until(() -> consumer.received().size() == 1200);
        Map<String, List<String>> byKey = consumer.received().stream()
                .collect(Collectors.groupingBy(
                        MessageExt::getKeys,
                        Collectors.mapping(message -> new String(message.getBody(), UTF_8), Collectors.toList())));
        List<String> inOrder =
                IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList();
        assertThat(byKey).hasSize(30).allSatisfy((key, bodies) -> assertThat(bodies)
                .isEqualTo(inOrder));
        assertThat(consumer.received().stream().map(MessageExt::getQueueId).distinct())
                .hasSize(4);
    }

    @Test
    void setsAsideWhatCanNeverBePublishedAndPublishesTheOthers(CapturedOutput output) {
        rows.insert("1", "first");
        String withoutTopic = rows.insert("", "1", "no topic");
        String withoutBody = rows.insert("1", "");
        String tooLong = rows.insert("1", "x".repeat(1_000_001));
        String wrongName = rows.insert(WRONG_NAME, "1", "x");
        String controlCharacter = rows.insert("1\u0001", "x");
        rows.insert("1", "last");

        relay.run();

        await().atMost(LIMIT).until(() -> consumer.received().size() == 2);
        assertThat(consumer.received().stream().map(message -> new String(message.getBody(), UTF_8)))
                .containsExactly("first", "last");
        assertThat(rows.count(2)).isEqualTo(5);
        assertThat(rows.remark(withoutTopic)).startsWith("60001");
        assertThat(rows.remark(withoutBody)).startsWith("60002");
        assertThat(rows.remark(tooLong)).startsWith("60003").contains("1000001", "max-body-bytes");
        assertThat(rows.remark(wrongName)).startsWith("60003").contains(WRONG_NAME);
        assertThat(rows.remark(controlCharacter)).startsWith("60003").contains("control character");
        assertThat(output.getOut().lines().filter(line -> line.contains(withoutTopic)))
                .singleElement()
                .asString()
                .contains("ERROR", "order 1", "60001", "SET msg_status = 0");
        assertThat(relay.run()).isEqualTo(OutboxResult.NOTHING);
    }

    @Test
    void aBodyThatTheBrokerRefusesIsSetAside() {
        // The test broker's files hold 4 MiB less than a message of that size needs.
        OutboxProperties generous =
                Relays.settings(100, 8_000_000, 16_000_000, Duration.ofSeconds(15), Duration.ofSeconds(1));
        Relay lenient = new Relay(
                new Outbox(Relays.statements(dataSource, clock), Relays.scope(topic)),
                publisher,
                Relays.transaction(dataSource),
                (cause, attempts, now) -> new io.ordercompensation.retry.RetryPolicy.RetryAt(now),
                generous,
                clock);
        String huge = rows.insert("1", "x".repeat(4_194_400));
        String small = rows.insert("1", "small");

        lenient.run();

        assertThat(rows.status(huge)).isEqualTo(2);
        assertThat(rows.remark(huge)).startsWith("60003");
        assertThat(rows.status(small)).isEqualTo(1);
    }

    @Test
    void aMessageThatFailsHoldsItsKeyAndNobodyElse(CapturedOutput output) {
        String failing = rows.insert(unknown, "1", "1");
        String behind = rows.insert(unknown, "1", "2");
        String other = rows.insert("1", "of the same key, to another topic");

        relay.run();

        assertThat(rows.status(other)).isEqualTo(1);
        assertThat(rows.attempts(failing)).isEqualTo(1);
        assertThat(rows.remark(failing)).startsWith("60003").contains("knows no topic '" + unknown + "'");
        assertThat(output).contains("Outbox message " + failing + " (order 1) could not be published");

        rows.jdbc.update("UPDATE trade_mq_producer_temp SET next_attempt_at = NULL WHERE id = ?", behind);
        assertThat(relay.run()).as("behind a message that waits").isEqualTo(OutboxResult.NOTHING);
        broker.createTopic(unknown, 1);
        clock.advance(Relays.DELAY.plusSeconds(1));
        relay.run();
        assertThat(rows.count(1)).isEqualTo(3);
        assertThat(rows.remark(failing)).isNull();
    }

    private void runUntilNothingIsLeft() {
        while (relay.run().goesOn()) {
            assertThat(rows.count(0)).isLessThan(1200);
        }
        assertThat(rows.count(0)).isZero();
    }
}
