package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** The product, whose messages are parked after one attempt, and an operator beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperatorIT {

    private static final String HOUR = "3600000";

    private final EmbeddedDatabase database;
    private final boolean retrying;
    ConfigurableApplicationContext application;
    ParkedMessages parked;
    Shop shop;
    long base;

    /**
     * @param retrying whether due messages are tried; else they stay due, for the test to look at
     */
    OperatorIT(EmbeddedDatabase database, boolean retrying) {
        this.database = database;
        this.retrying = retrying;
    }

    @BeforeAll
    void start() {
        application = configured(new CompensationApp(database, EmbeddedDatabases.freshSchema(database)))
                .withoutBroker()
                .with("compensation.retry.max-retries", 0)
                .with("compensation.retry.batch-size", 1000)
                .with("compensation.retry.poll-interval", retrying ? "50" : HOUR)
                .with("compensation.parked.batch-size", batchSize())
                .with("compensation.parked.max-page-size", pageSize())
                .start();
        shop = new Shop(CompensationApp.administrator(application));
        parked = application.getBean(ParkedMessages.class);
    }

    CompensationApp configured(CompensationApp product) {
        return product;
    }

    int batchSize() {
        return 7;
    }

    int pageSize() {
        return 50;
    }

    @AfterAll
    void stop() {
        application.close();
    }

    /** Every test has goods and orders of its own, and an empty log. */
    @BeforeEach
    void openShop() {
        for (String table : List.of("consumer", "attempt", "operator")) {
            shop.jdbc().update("DELETE FROM trade_mq_" + table + "_log");
        }
        base += 1000;
        shop.goods(base, base + 9, 100);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    final void send(List<Delivery> batch) {
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        assertThat(done.getException()).isNull();
    }

    final void place(long id) {
        shop.place(Order.of(id).goods(base, 1));
    }

    /** A message that an old listener left, parked. */
    final void oldRow(String key, String body) {
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status)"
                                + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', ?, ?, 3)",
                        key,
                        body);
    }

    /** Live orders hold what they took, and none of them is cancelled once all that is due was tried. */
    final void assertLive(long first, int orders) {
        await().atMost(Duration.ofSeconds(40)).until(() -> shop.messages(2) == 0);
        List<Integer> statuses = new ArrayList<>();
        for (long id = first; id < first + orders; id++) {
            statuses.add(shop.orderStatus(id));
        }
        assertThat(statuses).as("status of the live orders").containsOnly(0);
    }

    /** Parks an invalid message and answers its key. */
    final String parkInvalid(String body) {
        return parkInvalid(body, null);
    }

    final String parkInvalid(String body, String keys) {
        Delivery invalid = Delivery.fresh(UUID.randomUUID().toString(), keys, body.getBytes(StandardCharsets.UTF_8));
        send(List.of(invalid));
        String key = shop.keyOfMessage(invalid.messageId());
        assertThat(shop.messageStatus(key)).isEqualTo(3);
        return key;
    }

    /** Parks the cancel of a paid order and answers its key. */
    final String parkPaid(long id) {
        Order order = Order.of(id).goods(base, 1);
        shop.place(order);
        shop.jdbc().update("UPDATE trade_order SET pay_status = 2 WHERE order_id = ?", id);
        send(List.of(delivery(order.cancelBody())));
        assertThat(shop.messageStatus(order.key())).isEqualTo(3);
        return order.key();
    }

    /** Somebody cancels the order, puts its one piece back, and writes that down. */
    final void restoredByHand(long id) {
        shop.jdbc().update("UPDATE trade_order SET order_status = 2, pay_status = 0 WHERE order_id = ?", id);
        shop.jdbc().update("UPDATE trade_goods SET goods_number = goods_number + 1 WHERE goods_id = ?", base);
        shop.jdbc().update("INSERT INTO trade_goods_number_log VALUES (?, ?, 2, 1, UTC_TIMESTAMP())", base, id);
    }

    final void unpay(long id) {
        shop.jdbc().update("UPDATE trade_order SET pay_status = 0 WHERE order_id = ?", id);
    }

    final void awaitStatus(String key, int status) {
        await(key)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> shop.messageStatus(key) == status);
    }

    final Map<String, Object> row(String key) {
        return shop.jdbc().queryForMap("SELECT * FROM trade_mq_consumer_log WHERE msg_key = ?", key);
    }

    final List<Map<String, Object>> audit() {
        return shop.jdbc().queryForList("SELECT * FROM trade_mq_operator_log ORDER BY id");
    }

    final List<Delivery> deliveries(Stream<Order> orders) {
        return orders.map(order -> delivery(order.cancelBody())).toList();
    }

    static Delivery delivery(String body) {
        return Delivery.fresh(UUID.randomUUID().toString(), null, body.getBytes(StandardCharsets.UTF_8));
    }
}
