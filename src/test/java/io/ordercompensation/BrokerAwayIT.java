package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.management.Consumption;
import io.ordercompensation.rocketmq.AcknowledgingRocketMQConsumer;
import io.ordercompensation.rocketmq.ConnectionState;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.camel.builder.AdviceWith;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker and its name server are away while the product runs: no order, no book entry and no attempt is lost. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerAwayIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final EmbeddedRocketMq broker = EmbeddedBroker.separate("rocketmq-away");
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private final CountDownLatch inTransaction = new CountDownLatch(1);
    private final CountDownLatch brokerIsAway = new CountDownLatch(1);
    private CompensationApp product;
    private ConfigurableApplicationContext application;
    private Shop shop;

    @BeforeEach
    void prepare() {
        product = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group);
        // Not the application's own connections: a test closes those.
        shop = new Shop(product.migrated());
        shop.goods(1, 20, 100_000);
        shop.users(1, 20, "1000000.00");
        shop.coupons(1, 300);
    }

    @AfterEach
    void stop() {
        brokerIsAway.countDown();
        if (application != null) {
            application.close();
        }
        broker.close();
    }

    @Test
    void ordersFromBeforeTheOutageAndAfterItAreRestored(CapturedOutput output) throws Exception {
        application = product.start();
        startBroker();
        List<Order> orders = orders(300);
        shop.place(orders);
        send(orders.subList(0, 100));
        awaitRestored(100);

        holdTheNextBatchInItsTransaction();
        send(orders.subList(100, 200));
        inTransaction.await();
        broker.stop();
        await().atMost(LIMIT).until(() -> !state().connected());
        Consumption consumption = application.getBean(Consumption.class);
        assertThat(consumption.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(consumption.pauses())
                .anySatisfy(pause -> assertThat(pause.because()).contains(topic, "the topic's broker"));
        brokerIsAway.countDown();
        await().atMost(LIMIT).until(() -> shop.messages(1) > 100);
        broker.start();
        send(orders.subList(200, 300));

        awaitRestored(300);
        await().atMost(LIMIT).until(() -> state().connected());
        await().atMost(LIMIT).until(() -> consumption.pauses().isEmpty());
        assertThat(consumption.health().getStatus()).isEqualTo(Status.UP);
        await().atMost(LIMIT).until(() -> broker.unconsumed(topic, group) == 0);
        assertThat(broker.messagesIn("%RETRY%" + group)).as("redeliveries").isZero();
        assertThat(attempts()).as("attempts spent on the outage").isZero();
        assertThat(output.getOut().lines().filter(line -> line.contains("ConnectionReport") && line.contains("WARN")))
                .filteredOn(line -> !line.contains("Waiting to consume"))
                .singleElement()
                .asString()
                .contains("Consumption of topic " + topic + " pauses");
        assertThat(output).containsOnlyOnce("The broker of topic " + topic + " answers again");
    }

    @Test
    void aBatchThatCommittedDuringTheOutageIsDroppedWhenItComesAgain() throws Exception {
        startBroker();
        application = product.start();
        List<Order> orders = orders(5);
        shop.place(orders);
        holdTheNextBatchInItsTransaction();
        send(orders);
        inTransaction.await();

        broker.stop();
        brokerIsAway.countDown();
        // The other messages may still have been on their way, so not all of them.
        await().atMost(LIMIT).until(() -> shop.messages(1) > 0);
        long begin = System.nanoTime();
        application.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(new Books(shop).breaches()).isEmpty();

        broker.start();
        assertThat(broker.unconsumed(topic, group)).as("messages to come again").isEqualTo(5);
        application = product.start();
        await().atMost(LIMIT).until(() -> broker.unconsumed(topic, group) == 0);
        awaitRestored(5);
        assertThat(attempts()).isZero();
    }

    private void startBroker() {
        broker.start();
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
    }

    private void holdTheNextBatchInItsTransaction() throws Exception {
        AdviceWith.adviceWith(CompensationApp.camel(application), "cancel-order", route -> route.weaveAddLast()
                .process(exchange -> {
                    inTransaction.countDown();
                    brokerIsAway.await();
                }));
    }

    private void send(List<Order> orders) {
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            producer.sendAll(orders.stream()
                    .map(order -> new Message(
                            topic,
                            "order_cancel",
                            order.key(),
                            order.cancelBody().getBytes(StandardCharsets.UTF_8)))
                    .toList());
        }
    }

    private ConnectionState state() {
        return ((AcknowledgingRocketMQConsumer) CompensationApp.camel(application)
                        .getRoute("order-cancel")
                        .getConsumer())
                .state();
    }

    private void awaitRestored(int orders) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(shop.messages(1)).isEqualTo(orders));
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_order WHERE order_status = 2", Integer.class))
                .isEqualTo(orders);
    }

    private int attempts() {
        return shop.jdbc().queryForObject("SELECT SUM(consumer_times) FROM trade_mq_consumer_log", Integer.class);
    }

    private static List<Order> orders(int number) {
        return LongStream.rangeClosed(1, number)
                .mapToObj(
                        id -> Order.of(id).goods(1 + id % 20, 2).coupon(id).balance(1 + id % 20, "0.0" + (1 + id % 9)))
                .toList();
    }
}
