package io.ordercompensation.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.DatabaseProxy;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An instance that dies between the publication and the commit has published twice, and lost nothing. */
@OnEachDatabase
class LostRelayCommitIT {

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "outbox_" + UUID.randomUUID();
    private DatabaseProxy proxy;
    private RocketMQPublisher publisher;
    private OutboxRows rows;
    private Relay relay;

    LostRelayCommitIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker.createTopic(topic, 4);
        String schema = EmbeddedDatabases.freshSchema(database);
        proxy = new DatabaseProxy(database);
        rows = new OutboxRows(new CompensationApp(database, schema).migrated(), topic);
        publisher = Relays.publisher(broker.nameServer());
        relay = Relays.of(
                new DriverManagerDataSource(
                        proxy.jdbcUrl(schema),
                        database.productAccount().name(),
                        database.productAccount().password()),
                publisher,
                100,
                Clock.systemUTC(),
                topic);
    }

    @AfterEach
    void stop() throws Exception {
        publisher.close();
        proxy.close();
    }

    @Test
    void publishesAgainWhatItCouldNotMark() {
        rows.insertMany(20, 1);
        proxy.dropCommits(1);

        relay.run();
        assertThat(proxy.isDone()).isTrue();
        assertThat(rows.count(0)).isEqualTo(20);
        assertThat(broker.messagesIn(topic)).isEqualTo(20);

        relay.run();
        assertThat(rows.count(1)).isEqualTo(20);
        assertThat(broker.messagesIn(topic)).isEqualTo(40);
    }

    @Test
    void publishesNothingAgainIfOnlyTheReplyGotLost() {
        rows.insertMany(20, 1);
        proxy.dropReplies(1);

        relay.run();
        assertThat(proxy.isDone()).isTrue();
        relay.run();

        assertThat(rows.count(1)).isEqualTo(20);
        assertThat(broker.messagesIn(topic)).isEqualTo(20);
    }
}
