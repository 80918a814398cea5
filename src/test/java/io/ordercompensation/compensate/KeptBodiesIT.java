package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** With {@code compensation.kept-bodies=unsuccessful} a success has a row without a body, and nothing else loses its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class KeptBodiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EmbeddedDatabase database;
    private ConfigurableApplicationContext application;
    private Shop shop;
    private long base;

    KeptBodiesIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        application = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .with("compensation.kept-bodies", "unsuccessful")
                .with("compensation.retry.initial-delay", "1s")
                .with("compensation.retry.jitter", "0")
                .withBean(EndsTheTransaction.class)
                .start();
        shop = new Shop(CompensationApp.administrator(application));
    }

    @BeforeEach
    void openShop() {
        base += 1000;
        shop.goods(base, base + 9, 100);
        step().end = EndsTheTransaction.NONE;
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void aSuccessHasNone() {
        shop.place(Order.of(base).goods(base, 3), Order.of(base + 1).goods(base, 4));

        isolate(body(base), body(base + 1), body(base));

        assertThat(shop.messageStatus(key(base))).isEqualTo(1);
        assertThat(stored(base)).isNull();
        assertThat(stored(base + 1)).isNull();
        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void whatIsParkedKeepsItsOwn() {
        shop.place(Order.of(base).goods(base, 3));
        shop.jdbc().update("UPDATE trade_order SET pay_status = 2 WHERE order_id = ?", base);
        Delivery invalid = delivery("{\"orderId\":%d,\"goodsNumber\":-1}".formatted(base + 1));

        isolate(delivery(body(base)), invalid);

        assertThat(shop.messageStatus(key(base))).isEqualTo(3);
        assertThat(stored(base)).isEqualTo(body(base));
        assertThat(shop.jdbc()
                        .queryForObject(
                                "SELECT msg_body FROM trade_mq_consumer_log WHERE msg_id = ?",
                                String.class,
                                invalid.messageId()))
                .isEqualTo(new String(invalid.body(), StandardCharsets.UTF_8));
    }

    @Test
    void whatFailsKeepsItsOwnUntilItSucceeds() {
        shop.takeOnly(List.of(Order.of(base).goods(base + 900, 1)));

        isolate(body(base));

        assertThat(shop.messageStatus(key(base))).isEqualTo(2);
        assertThat(stored(base)).isEqualTo(body(base));
        shop.goods(base + 900, base + 900, 100);
        await().atMost(PATIENCE).until(() -> shop.messageStatus(key(base)) == 1);
        assertThat(stored(base)).isNull();
    }

    @Test
    void whatAStepCommittedTooEarlyGetsItsOwnBack() {
        shop.place(Order.of(base).goods(base, 3));
        step().end = "java:commit";

        isolate(body(base));

        assertThat(shop.messageStatus(key(base))).isEqualTo(3);
        assertThat(stored(base)).isEqualTo(body(base));
    }

    @Test
    void afterACrashBehindSuchACommitTheOrderIdIsThere() {
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, consumer_status, consumer_times,"
                                + " consumer_timestamp, claim_token) VALUES ('order_orderTopic_cancel_group', 'order_cancel',"
                                + " ?, 'id', 1, 0, '2026-11-24 10:00:00.123', ?)",
                        key(base),
                        base);
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_open_claim (claim_token, group_name, msg_tag, claimed_at) VALUES (?,"
                                + " 'order_orderTopic_cancel_group', 'order_cancel', '2026-11-24 10:00:00.123')",
                        base);

        await().atMost(PATIENCE).until(() -> shop.messageStatus(key(base)) == 3);

        assertThat(stored(base)).isEqualTo("{\"orderId\":%d}".formatted(base));
    }

    private String stored(long order) {
        return shop.jdbc()
                .queryForObject(
                        "SELECT msg_body FROM trade_mq_consumer_log WHERE msg_key = ?", String.class, key(order));
    }

    private void isolate(String... bodies) {
        isolate(Stream.of(bodies).map(KeptBodiesIT::delivery).toArray(Delivery[]::new));
    }

    private void isolate(Delivery... batch) {
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(List.of(batch)));
        assertThat(done.getException()).isNull();
    }

    private EndsTheTransaction step() {
        return application.getBean(EndsTheTransaction.class);
    }

    /** With characters that JSON or SQL would escape. */
    private static String body(long order) {
        return "{\"orderId\":%d,\"note\":\"\\u5e93 \\\"it's\\\" \\\\ \uD83D\uDCB0\"}".formatted(order);
    }

    private static Delivery delivery(String body) {
        return Delivery.fresh(UUID.randomUUID().toString(), null, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(long order) {
        return Long.toString(order);
    }
}
