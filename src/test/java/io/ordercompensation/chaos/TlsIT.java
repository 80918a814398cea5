package io.ordercompensation.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.rocketmq.remoting.common.TlsMode;
import org.apache.rocketmq.remoting.netty.TlsSystemConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product speaks TLS with a broker that takes nothing else: what it needs of netty is in the jar. */
class TlsIT {

    private static final String TOPIC = "orderTopic";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final EmbeddedRocketMq broker = EmbeddedBroker.separate("tls");
    private TlsMode before;

    @BeforeEach
    void start() {
        before = TlsSystemConfig.tlsMode;
        TlsSystemConfig.tlsMode = TlsMode.ENFORCING;
        // The test's own producer.
        TlsSystemConfig.tlsEnable = true;
        broker.start();
        broker.createTopic(TOPIC, 4);
        broker.prepareGroup("order_orderTopic_cancel_group");
    }

    @AfterEach
    void stop() {
        broker.close();
        TlsSystemConfig.tlsEnable = false;
        TlsSystemConfig.tlsMode = before;
    }

    @Test
    void restoresWhatComesByAnEncryptedConnection(@TempDir Path directory) throws Exception {
        String schema = EmbeddedDatabases.freshSchema(database);
        Shop shop = new Shop(new CompensationApp(database, schema).migrated());
        shop.goods(1, 1, 100);
        shop.users(1, 1, "100.00");
        Order order = Order.of(1).goods(1, 3);
        shop.place(List.of(order));
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            producer.send(TOPIC, "order_cancel", order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8));
        }

        try (ProductProcess product = new ProductProcess(directory, settings(schema))) {
            product.start();
            await().atMost(LIMIT)
                    .failFast("the product ended by itself", () -> !product.isAlive())
                    .until(() -> shop.messages(1) == 1);
        }

        assertThat(shop.stock(1)).isEqualTo(100);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("the client's own log, in which it would escape nothing of what senders publish, and what the"
                            + " Camel CLI would read")
                    .noneMatch(name -> name.startsWith("rocketmq_client") || name.equals(".camel"));
        }
    }

    private Map<String, String> settings(String schema) {
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(schema),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                "server.port", "0",
                "management.server.port", "0",
                "rocketmq.name-server", broker.nameServer(),
                "compensation.consumer.enable-tls", "true");
    }
}
