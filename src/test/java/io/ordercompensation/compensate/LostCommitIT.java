package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.DatabaseProxy;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A connection that breaks around the commit, before or after it happened, neither loses nor doubles a restoration. */
@OnEachDatabase
class LostCommitIT {

    private static final int ORDERS = 20;

    private final EmbeddedDatabase database;
    private DatabaseProxy proxy;
    private ConfigurableApplicationContext application;
    private Shop shop;

    LostCommitIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        String schema = EmbeddedDatabases.freshSchema(database);
        proxy = new DatabaseProxy(database);
        shop = new Shop(new CompensationApp(database, schema).migrated());
        shop.goods(1, 1, 1000);
        shop.users(1, 1, "100.00");
        shop.place(orders());
        application = new CompensationApp(database, schema)
                .withoutBroker()
                .with("spring.datasource.url", proxy.jdbcUrl(schema))
                .with("compensation.retention.enabled", false)
                // Nothing but the batch itself is to commit while the proxy watches.
                .with("compensation.retry.poll-interval", 3_600_000)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
        proxy.close();
    }

    @Test
    void aCommitWhoseReplyIsLostIsNotDoneTwice() {
        proxy.dropReplies(1);

        restore(orders());

        assertRestoredOnce();
    }

    @Test
    void aCommitThatNeverArrivedIsDoneAgain() {
        proxy.dropCommits(1);

        restore(orders());

        assertRestoredOnce();
    }

    @Test
    void aRecordedFailureWhoseReplyIsLostCountsOnce() {
        shop.jdbc().update("DELETE FROM trade_goods");
        Order one = orders().get(0);
        // The batch itself is rolled back; the first commit is the record of its failure.
        proxy.dropReplies(1);

        restore(List.of(one));

        assertThat(proxy.isDone()).isTrue();
        assertThat(shop.messageStatus(one.key())).isEqualTo(2);
        assertThat(shop.jdbc().queryForObject("SELECT consumer_times FROM trade_mq_consumer_log", Integer.class))
                .isEqualTo(1);
    }

    private void assertRestoredOnce() {
        assertThat(proxy.isDone()).isTrue();
        await().untilAsserted(() -> assertThat(shop.messages(1)).isEqualTo(ORDERS));
        assertThat(shop.stock(1)).isEqualTo(1000);
        assertThat(shop.balance(1)).isEqualByComparingTo("100.00");
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(shop.jdbc().queryForObject("SELECT SUM(consumer_times) FROM trade_mq_consumer_log", Integer.class))
                .as("attempts spent on the connection")
                .isZero();
    }

    private void restore(List<Order> orders) {
        List<Delivery> batch = orders.stream()
                .map(order -> Delivery.fresh(
                        "id-" + order.id(), null, order.cancelBody().getBytes(StandardCharsets.UTF_8)))
                .toList();
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        assertThat(done.getException()).isNull();
    }

    private static List<Order> orders() {
        return LongStream.rangeClosed(1, ORDERS)
                .mapToObj(id -> Order.of(id).goods(1, 2).balance(1, "0.07"))
                .toList();
    }
}
