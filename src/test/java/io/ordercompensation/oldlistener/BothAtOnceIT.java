package io.ordercompensation.oldlistener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.adopt.OldDatabase;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The old listener still runs on some hosts while the product runs on others: what holds, and what does not, which
 * docs/switching.md tells. Who gets which delivery is decided here, not by a broker.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class BothAtOnceIT {

    private static final String GROUP = "order_orderTopic_cancel_group";
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final long ORDERS = 1000;

    private final EmbeddedDatabase database;
    private ConfigurableApplicationContext product;
    private JdbcTemplate jdbc;
    private OldOrderService orders;
    private long next = 1;

    BothAtOnceIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE.scripts().get(0));
        jdbc = old.jdbc();
        orders = new OldOrderService(jdbc);
        orders.open(ORDERS);
        // The retry runs when a test wants it.
        product = old.product().with("compensation.order.sweep-enabled", false).start();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void whatOneOfThemHasDoneTheOtherDrops() {
        Order first = orders.place(next++);
        Order second = orders.place(next++);
        OldBooks books = new OldBooks(jdbc).open();

        listener(Writing.ADD).consume("m", first.key(), body(first));
        deliver(first);
        deliver(second);
        listener(Writing.ADD).consume("m", second.key(), body(second));

        books.gotBack(List.of(first, second));
        assertThat(books.breaches()).isEmpty();
        assertThat(status(first)).isEqualTo(1);
        assertThat(status(second)).isEqualTo(1);
    }

    /** The key of the row protects: the old listener's insert fails before it has given back anything. */
    @Test
    void atTheSameMomentTheProductWins() {
        Order order = orders.place(next++);
        OldBooks books = new OldBooks(jdbc).open();

        listener(Writing.ADD).beforeItTakes(() -> deliver(order)).consume("m", order.key(), body(order));

        books.gotBack(List.of(order));
        assertThat(books.breaches()).isEmpty();
        assertThat(status(order)).isEqualTo(1);
    }

    @Test
    void whatTheOldListenerIsAtTheProductDrops() {
        Order order = orders.place(next++);
        OldBooks books = new OldBooks(jdbc).open();

        listener(Writing.ADD).beforeStockIsWritten(() -> deliver(order)).consume("m", order.key(), body(order));

        books.gotBack(List.of(order));
        assertThat(books.breaches()).isEmpty();
        assertThat(status(order)).isEqualTo(1);
    }

    @Test
    void whatTheOldListenerDiedAtIsParkedAndGivenToNobodyTwice() {
        Order order = orders.place(next++);
        OldBooks books = new OldBooks(jdbc).open();
        OldListener dying = listener(Writing.ADD).beforeStockIsWritten(() -> {
            throw new AssertionError("kill -9");
        });

        assertThatThrownBy(() -> dying.consume("m", order.key(), body(order))).isInstanceOf(AssertionError.class);
        deliver(order);
        listener(Writing.ADD).consume("m", order.key(), body(order));
        jdbc.update(
                "UPDATE trade_mq_consumer_log SET consumer_timestamp = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR WHERE msg_key = ?",
                order.key());

        await().atMost(LIMIT).until(() -> status(order) == 3);
        assertThat(books.breaches()).isEmpty();
    }

    @Test
    void bothAddToTheSameRowsAndNothingIsLost() {
        List<Order> all = orders.place(next, next + 199);
        next += 200;
        OldBooks books = new OldBooks(jdbc).open();

        CompletableFuture<Void> old = CompletableFuture.runAsync(
                () -> all.stream().filter(order -> order.id() % 2 == 0).forEach(order -> listener(Writing.ADD)
                        .consume("m", order.key(), body(order))));
        all.stream().filter(order -> order.id() % 2 == 1).forEach(this::deliver);
        old.join();

        books.gotBack(all);
        assertThat(books.breaches()).isEmpty();
    }

    /** Does not hold. */
    @Test
    void anOldListenerThatWritesWhatItHasReadTakesAwayWhatTheProductGaveBack() {
        Order order = orders.place(next);
        // Of the same goods.
        Order other = orders.place(next + 7);
        next += 8;
        OldBooks books = new OldBooks(jdbc).open();

        listener(Writing.READ_ADD_WRITE)
                .beforeStockIsWritten(() -> deliver(other))
                .consume("m", order.key(), body(order));

        books.gotBack(List.of(order, other));
        assertThat(books.breaches()).singleElement().asString().startsWith("goods " + other.goodsId());
    }

    /** Does not hold. */
    @Test
    void theOldListenerRestoresWhatTheProductHasParked() {
        Order order = orders.place(next++);
        jdbc.update("UPDATE trade_order SET pay_status = 2 WHERE order_id = ?", order.id());
        OldBooks books = new OldBooks(jdbc).open();
        deliver(order);
        assertThat(status(order)).isEqualTo(3);
        assertThat(books.breaches()).isEmpty();

        listener(Writing.ADD).consume("m", order.key(), body(order));

        books.gotBack(List.of(order));
        assertThat(books.breaches()).isEmpty();
    }

    /** Does not hold: the old listener counts on a number that only a failure changes. */
    @Test
    void theOldListenerRestoresAgainWhatTheProductTriesAgainAtTheSameMoment() {
        Order order = orders.place(next++);
        OldBooks books = new OldBooks(jdbc).open();
        jdbc.update(
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status,"
                        + " consumer_times, next_attempt_at) VALUES (?, 'order_cancel', ?, 'm', ?, 2, 1,"
                        + " UTC_TIMESTAMP(3) + INTERVAL 1 DAY)",
                GROUP,
                order.key(),
                order.cancelBody());

        listener(Writing.ADD)
                .beforeItTakes(() -> {
                    jdbc.update(
                            "UPDATE trade_mq_consumer_log SET next_attempt_at = UTC_TIMESTAMP(3) WHERE msg_key = ?",
                            order.key());
                    await().atMost(LIMIT).until(() -> status(order) == 1);
                })
                .consume("m", order.key(), body(order));

        books.gotBack(List.of(order));
        assertThat(books.breaches()).anyMatch(line -> line.startsWith("goods " + order.goodsId()));
    }

    private OldListener listener(Writing writing) {
        return new OldListener(jdbc.getDataSource(), GROUP, writing);
    }

    private void deliver(Order order) {
        Delivery delivery = Delivery.fresh(UUID.randomUUID().toString(), order.key(), body(order));
        Exchange done = CompensationApp.camel(product)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(List.of(delivery)));
        assertThat(done.getException()).isNull();
    }

    private int status(Order order) {
        return jdbc.queryForObject(
                "SELECT consumer_status FROM trade_mq_consumer_log WHERE msg_key = ?", Integer.class, order.key());
    }

    private static byte[] body(Order order) {
        return order.cancelBody().getBytes(StandardCharsets.UTF_8);
    }
}
