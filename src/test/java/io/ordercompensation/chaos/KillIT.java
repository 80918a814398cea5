package io.ordercompensation.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * kill -9 in the middle of a backlog, again and again, on the packaged product. {@code -Dchaos.kills=50} makes it a long
 * round.
 */
@OnEachDatabase
class KillIT {

    private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ORDERS_PER_KILL = 2500;
    private static final int GOODS = 50;

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();

    KillIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void losesNothingAndRestoresNothingTwice() throws Exception {
        int kills = Integer.getInteger("chaos.kills", 1);
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        LOG.info("{} kills on {}, -Dchaos.seed={}", kills, database.product(), seed);
        Random random = new Random(seed);
        Shop shop = openShop();
        List<Order> orders = orders(kills * ORDERS_PER_KILL);
        shop.place(orders);
        publish(orders, random);

        Path directory = Path.of("target", "chaos", database.product().replace(' ', '-'));
        try (ProductProcess product = new ProductProcess(directory, properties(shop))) {
            for (int kill = 1; kill <= kills; kill++) {
                int until = (kill - 1) * ORDERS_PER_KILL + 200 + random.nextInt(ORDERS_PER_KILL / 2);
                product.start();
                awaitRestored(shop, product, until);
                product.kill();
                int restored = shop.messages(1);
                LOG.info("Kill {} of {} with {} of {} orders restored", kill, kills, restored, orders.size());
                assertThat(restored).as("the kill has to hit a backlog").isLessThan(orders.size());
                assertThat(new Books(shop).breaches()).isEmpty();
            }
            product.start();
            awaitRestored(shop, product, orders.size());
            product.terminate();
            await().atMost(LIMIT).until(() -> !product.isAlive());
        }

        assertThat(shop.messages(1)).isEqualTo(orders.size());
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(shop.stock(1)).isEqualTo(1_000_000);
        assertThat(shop.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM trade_goods_number_log WHERE log_type = 2", Integer.class))
                .isEqualTo(
                        orders.stream().mapToInt(order -> order.lines().size()).sum());
    }

    private Shop openShop() {
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        Shop shop = new Shop(new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated());
        shop.goods(1, GOODS, 1_000_000);
        shop.users(1, GOODS, "1000000.00");
        return shop;
    }

    private Map<String, String> properties(Shop shop) {
        String schema = shop.jdbc().queryForObject("SELECT DATABASE()", String.class);
        return Map.of(
                "spring.datasource.url",
                database.jdbcUrl(schema),
                "spring.datasource.username",
                database.productAccount().name(),
                "spring.flyway.user",
                database.migrationAccount().name(),
                "spring.flyway.password",
                database.migrationAccount().password(),
                "server.port",
                "0",
                "management.server.port",
                "0",
                "spring.datasource.password",
                database.productAccount().password(),
                "rocketmq.name-server",
                broker.nameServer(),
                "mq.order.topic",
                topic,
                "mq.order.consumer.group.name",
                group);
    }

    private void publish(List<Order> orders, Random random) {
        List<Message> messages = new ArrayList<>();
        for (Order order : orders) {
            messages.add(message(order));
            if (random.nextInt(10) == 0) {
                messages.add(message(orders.get(random.nextInt(orders.size()))));
            }
        }
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            producer.sendAll(messages);
        }
    }

    private void awaitRestored(Shop shop, ProductProcess product, int orders) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .failFast("the product ended by itself", () -> !product.isAlive())
                .until(() -> shop.messages(1) >= orders);
    }

    private static List<Order> orders(int number) {
        return LongStream.rangeClosed(1, number).mapToObj(KillIT::order).toList();
    }

    /** Every tenth one has several lines, up to as many as there are goods. */
    private static Order order(long id) {
        Order order = Order.of(id).goods(1 + id % GOODS, 1 + (int) (id % 3)).balance(1 + id % GOODS, "0.01");
        long more = id % 10 == 0 ? id / 10 % GOODS : 0;
        for (long line = 1; line <= more; line++) {
            order = order.moreGoods(1 + (id + line) % GOODS, 1);
        }
        return order;
    }

    private Message message(Order order) {
        return new Message(
                topic, "order_cancel", order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8));
    }
}
