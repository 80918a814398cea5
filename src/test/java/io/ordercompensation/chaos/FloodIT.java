package io.ordercompensation.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.benchmark.ProcessFigures;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.RawProducer;
import io.ordercompensation.support.embedded.RawProducer.Raw;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages of the broker's greatest size, and messages without an id, on the packaged product with the shipped JVM
 * options: it stays up, parks each of them once and restores the good ones. {@code -Dchaos.longest=500} makes it long.
 */
@OnEachDatabase
class FloodIT {

    private static final Logger LOG = LoggerFactory.getLogger(FloodIT.class);
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final int LONGEST = Integer.getInteger("chaos.longest", 80);
    private static final int WITHOUT_ID = 3_000;
    private static final int GOOD_EACH = 4;
    private static final int QUEUES = 8;

    /** Heap, code, threads and the network's buffers; a prefetch that counts messages alone would need gigabytes. */
    private static final long MAX_MEMORY_MIB = 576;

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker;

    FloodIT(EmbeddedDatabase database) {
        this.database = database;
        this.broker = EmbeddedBroker.separate("flood");
    }

    @AfterEach
    void stop() {
        broker.close();
        EmbeddedBroker.separate("flood");
    }

    @Test
    void theProductStaysUpAndGoesOnRestoring() throws Exception {
        broker.start();
        broker.createTopic("orders", QUEUES);
        broker.prepareGroup("cancels");
        Shop shop = new Shop(new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated());
        shop.goods(1, 1, 1_000_000);
        List<Order> orders = LongStream.rangeClosed(1, (LONGEST + 1) * GOOD_EACH)
                .mapToObj(id -> Order.of(id).goods(1, 1))
                .toList();
        shop.place(orders);
        publishLongest(orders.subList(GOOD_EACH, orders.size()));

        Path directory =
                Path.of("target", "chaos", "flood-" + database.product().replace(' ', '-'));
        String options = "@" + Path.of("config", "jvm.options").toAbsolutePath();
        try (ProductProcess product = new ProductProcess(directory, List.of(options), properties(shop))) {
            product.start();
            await(shop, product, LONGEST, LONGEST * GOOD_EACH);
            long memory = ProcessFigures.peakMemory(product.handle().pid());
            LOG.info("{} messages of 4 MiB: at most {} MiB resident on {}", LONGEST, memory, database.product());
            publishWithoutId(orders.subList(0, GOOD_EACH));
            await(shop, product, LONGEST + WITHOUT_ID, orders.size());
            memory = ProcessFigures.peakMemory(product.handle().pid());
            LOG.info("{} messages without an id: at most {} MiB resident", WITHOUT_ID, memory);
            assertThat(memory).as("MiB resident").isLessThan(MAX_MEMORY_MIB);
        }
        assertThat(shop.messages(2)).as("failed").isZero();
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    private void publishLongest(List<Order> orders) throws Exception {
        try (Flood flood = new Flood(broker.nameServer(), "orders")) {
            for (int number = 0; number < LONGEST; number++) {
                flood.sendLongest(number);
                for (Order order : orders.subList(number * GOOD_EACH, (number + 1) * GOOD_EACH)) {
                    flood.send(order);
                }
            }
        }
    }

    private void publishWithoutId(List<Order> orders) {
        try (RawProducer producer = new RawProducer(broker.nameServer())) {
            for (int number = 0; number < WITHOUT_ID; number++) {
                producer.send("orders", raw("UNIQ_KEY", " ", "not JSON " + number));
            }
            orders.forEach(order -> producer.send("orders", raw("KEYS", order.key(), order.cancelBody())));
        }
    }

    private static Raw raw(String property, String value, String body) {
        Map<String, String> properties = new HashMap<>(Map.of("TAGS", "order_cancel", property, value));
        return new Raw(properties, body.getBytes(UTF_8));
    }

    private void await(Shop shop, ProductProcess product, int parked, int restored) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .failFast("the product ended by itself", () -> !product.isAlive())
                .untilAsserted(() -> assertThat(List.of(shop.messages(3), shop.messages(1)))
                        .as("parked and restored")
                        .containsExactly(parked, restored));
    }

    private Map<String, String> properties(Shop shop) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                "spring.datasource.url",
                database.jdbcUrl(shop.jdbc().queryForObject("SELECT DATABASE()", String.class)));
        properties.put("spring.datasource.username", database.username());
        properties.put("spring.datasource.password", database.password());
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("rocketmq.name-server", broker.nameServer());
        properties.put("mq.order.topic", "orders");
        properties.put("mq.order.consumer.group.name", "cancels");
        return properties;
    }
}
