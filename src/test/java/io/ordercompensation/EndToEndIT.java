package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.management.Consumption;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.camel.builder.AdviceWith;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages from the real broker into a real database, through the product as it is packaged. */
@OnEachDatabase
class EndToEndIT {

    private static final String TAG = "order_cancel";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private final List<ConfigurableApplicationContext> applications = new ArrayList<>();
    private final TestProducer producer = new TestProducer(broker.nameServer());
    private String schema;
    private Shop shop;

    EndToEndIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        schema = EmbeddedDatabases.freshSchema(database);
        shop = new Shop(CompensationApp.administrator(startInstance()));
        shop.goods(1, 20, 100_000);
        shop.users(1, 20, "1000000.00");
        shop.coupons(1, 1000);
    }

    @AfterEach
    void stop() {
        applications.forEach(ConfigurableApplicationContext::close);
        producer.close();
    }

    @Test
    void restoresWhatAMessageCancels() {
        Order order = Order.of(1).goods(1, 3).coupon(1).balance(1, "0.10");
        shop.place(order);

        producer.send(topic, TAG, order.key(), body(order));

        awaitRestored(1);
        assertThat(shop.stock(1)).isEqualTo(100_000);
        assertThat(shop.couponHolder(1)).isNull();
        assertThat(shop.balance(1)).isEqualByComparingTo("1000000.00");
    }

    @Test
    void parksAMessageWhoseKeysNameAnotherOrder() {
        Order order = Order.of(1).goods(1, 3);
        shop.place(order);

        String id = producer.send(topic, TAG, "2", body(order));

        await().atMost(LIMIT).until(() -> shop.messages(3) == 1);
        assertThat(shop.remarkOfMessage(id)).contains("'2'").contains("1");
        assertThat(shop.stock(1)).isEqualTo(99_997);
    }

    @Test
    void twoInstancesShareTheQueuesAndRestoreTwinsOnce() {
        startInstance();
        List<Order> orders = orders(500);
        shop.place(orders);
        List<Message> messages = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            orders.forEach(order -> messages.add(message(order)));
        }
        Collections.shuffle(messages, new Random(7));

        producer.sendAll(messages);

        awaitRestored(orders.size());
        awaitNothingLeft();
    }

    @Test
    void dropsTheRedeliveryOfABatchThatCommittedButWasNotAcknowledged() throws Exception {
        AtomicInteger deliveries = new AtomicInteger();
        AdviceWith.adviceWith(
                CompensationApp.camel(applications.get(0)),
                "order-cancel",
                route -> route.weaveById("compensate-isolated").after().process(exchange -> {
                    if (deliveries.incrementAndGet() == 1) {
                        throw new IllegalStateException("the acknowledgement does not reach the broker");
                    }
                }));
        Order order = Order.of(1).goods(1, 3).balance(1, "5.00");
        shop.place(order);

        producer.send(topic, TAG, order.key(), body(order));

        await().atMost(LIMIT).until(() -> deliveries.get() == 2);
        assertThat(shop.messageStatus("1")).isEqualTo(1);
        assertThat(shop.stock(1)).isEqualTo(100_000);
    }

    @Test
    void survivesADatabaseThatIsAwayForTenSeconds() {
        List<Order> orders = orders(300);
        shop.place(orders);
        List<Message> messages = orders.stream().map(this::message).toList();
        producer.sendAll(messages.subList(0, 100));
        await().atMost(LIMIT).until(() -> shop.messages(1) > 0);

        database.kill();
        try {
            producer.sendAll(messages.subList(100, 300));
            // Not a wait for something to happen: the outage itself is to last that long.
            await().pollDelay(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(11))
                    .until(() -> true);
            Consumption consumption = applications.get(0).getBean(Consumption.class);
            await().atMost(LIMIT).until(() -> consumption.health().getStatus().equals(Status.DOWN));
            assertThat(consumption.pauses().get(0).because()).isEqualTo("the database does not answer");
        } finally {
            database.start();
        }

        awaitRestored(300);
        assertThat(applications.get(0).getBean(Consumption.class).pauses()).isEmpty();
        assertThat(shop.jdbc().queryForObject("SELECT SUM(consumer_times) FROM trade_mq_consumer_log", Integer.class))
                .as("attempts spent on the outage")
                .isZero();
    }

    private ConfigurableApplicationContext startInstance() {
        ConfigurableApplicationContext application = new CompensationApp(database, schema)
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group)
                .start();
        applications.add(application);
        return application;
    }

    private void awaitRestored(int orders) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(shop.messages(1)).isEqualTo(orders));
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_order WHERE order_status = 2", Integer.class))
                .isEqualTo(orders);
    }

    private void awaitNothingLeft() {
        await().atMost(LIMIT).until(() -> broker.unconsumed(topic, group) == 0);
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    private static List<Order> orders(int number) {
        return LongStream.rangeClosed(1, number)
                .mapToObj(id -> Order.of(id)
                        .goods(1 + id % 20, 1 + (int) (id % 3))
                        .coupon(id)
                        .balance(1 + id % 20, "0.0" + (1 + id % 9)))
                .toList();
    }

    private Message message(Order order) {
        return new Message(topic, TAG, order.key(), body(order));
    }

    private static byte[] body(Order order) {
        return order.cancelBody().getBytes(StandardCharsets.UTF_8);
    }
}
