package io.ordercompensation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The broker may be away from the start, or go away: the outbox waits for it, and no message pays for that. */
@ExtendWith(OutputCaptureExtension.class)
class OutboxOutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final EmbeddedRocketMq broker = EmbeddedBroker.separate("rocketmq-outbox");
    private final String topic = "outbox_" + UUID.randomUUID();
    private final String neverSeen = "never_seen_" + UUID.randomUUID();
    private RocketMQPublisher publisher;
    private OutboxRows rows;
    private Relay relay;

    @BeforeEach
    void prepare() {
        DataSource dataSource = new CompensationApp(
                        EmbeddedDatabases.mariaDb(), EmbeddedDatabases.freshSchema(EmbeddedDatabases.mariaDb()))
                .migrated();
        rows = new OutboxRows(dataSource, topic);
        publisher = Relays.publisher(broker.nameServer());
        relay = Relays.of(dataSource, publisher, 10, Clock.systemUTC(), topic, neverSeen);
    }

    @AfterEach
    void stop() {
        publisher.close();
        broker.close();
    }

    @Test
    void waitsForABrokerThatIsAwayFromTheStartAndForOneThatGoesAway(CapturedOutput output) {
        rows.insertMany(15, 2);
        relay.run();
        relay.run();
        assertThat(rows.count(0)).isEqualTo(30);
        assertThat(output)
                .containsOnlyOnce("Nothing can be published to topic " + topic)
                .contains("no name server answers at " + broker.nameServer());

        broker.start();
        broker.createTopic(topic, 4);
        awaitAllSent();
        assertThat(output).containsOnlyOnce("Messages are published to topic " + topic + " again");

        broker.stop();
        rows.insertMany(15, 2);
        await().atMost(LIMIT).until(() -> !relay.run().away().isEmpty());
        await().atMost(LIMIT).until(() -> !relay.run().away().isEmpty());
        assertThat(rows.count(0)).isEqualTo(30);
        assertThat(output.getOut().split("Nothing can be published to topic " + topic))
                .hasSize(3);

        broker.start();
        awaitAllSent();
        assertThat(output.getOut().split("Messages are published to topic " + topic + " again"))
                .hasSize(3);
        assertThat(attempts()).as("attempts spent on the outages").isZero();
    }

    @Test
    void aBrokerWithoutItsNameServerIsPublishedToAndATopicOfNobodyWaitsForNobody() {
        broker.start();
        broker.createTopic(topic, 4);
        rows.insertMany(5, 1);
        awaitAllSent();

        broker.stopNameServer();
        rows.insert(neverSeen, "1", "its queues are unknown");
        rows.insertMany(5, 1);
        await().atMost(LIMIT).until(() -> {
            relay.run();
            return rows.count(0) == 1;
        });
        assertThat(attempts()).isZero();
    }

    private void awaitAllSent() {
        await().atMost(LIMIT).until(() -> {
            relay.run();
            return rows.count(0) == 0;
        });
    }

    private int attempts() {
        return rows.jdbc.queryForObject("SELECT SUM(attempts) FROM trade_mq_producer_temp", Integer.class);
    }
}
