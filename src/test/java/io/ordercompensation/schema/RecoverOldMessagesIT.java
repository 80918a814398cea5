package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The product takes over what an old listener left in its tables, and works on them as on its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class RecoverOldMessagesIT {

    private static final long STUCK = 1;
    private static final long FAILED = 2;
    private static final long IN_WORK = 3;
    private static final long CUT = 4;
    private static final long DONE = 5;
    private static final long WITHOUT_BODY = 6;
    private static final long NEW = 7;
    private static final long RICH = 8;
    private static final long LATER = 9;
    private static final long STUCK_TOO = 10;

    /** Longer than this product's own keys. */
    private static final String LONG_KEY = "batch-" + "0123456789".repeat(12);

    private final EmbeddedDatabase database;
    private JdbcTemplate old;
    private ConfigurableApplicationContext application;
    private Shop shop;

    RecoverOldMessagesIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void adopt() {
        OldListenerSchema schema = OldListenerSchema.withoutRows(database);
        old = schema.jdbc();
        for (long order = STUCK; order <= STUCK_TOO; order++) {
            take(order);
        }
        message(STUCK, 0, cancel(STUCK), Duration.ofHours(1));
        message(STUCK_TOO, 0, cancel(STUCK_TOO), Duration.ofHours(1));
        // As in the course, whose listener writes no time.
        old.update("UPDATE trade_mq_consumer_log SET consumer_timestamp = NULL WHERE msg_key = ?", key(STUCK_TOO));
        message(FAILED, 2, cancel(FAILED), Duration.ofSeconds(1));
        message(IN_WORK, 0, cancel(IN_WORK), Duration.ZERO);
        message(
                CUT,
                2,
                (cancel(CUT).replace("}", "") + ",\"note\":\"" + "长".repeat(500)).substring(0, 500),
                Duration.ZERO);
        message(DONE, 1, cancel(DONE), Duration.ofHours(1));
        message(WITHOUT_BODY, 2, null, Duration.ofHours(1));
        old.execute("ALTER TABLE trade_mq_consumer_log MODIFY msg_key VARCHAR(130) NOT NULL");
        old.update(
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status, consumer_times)"
                        + " SELECT group_name, msg_tag, ?, msg_body, 2, 1 FROM trade_mq_consumer_log WHERE msg_key = ?",
                LONG_KEY,
                key(FAILED));
        application = schema.product().start();
        shop = new Shop(CompensationApp.administrator(application));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    /** The old listener leaves status 0 also after the stock went back. */
    @Test
    void parksWhatTheOldListenerMayHaveRestored() {
        awaitStatus(STUCK, 3);
        assertThat(shop.remark(key(STUCK))).contains("status 0 (attempts: 1)", "restored", "replay");

        cancelAgain(STUCK);

        assertThat(shop.stock(STUCK)).isEqualTo(97);
    }

    @Test
    void endsWhatSomebodySaysTheOldListenerHadRestored() {
        awaitStatus(STUCK_TOO, 3);

        assertThat(application
                        .getBean(io.ordercompensation.parked.ParkedMessages.class)
                        .restored(key(STUCK_TOO), null, "the stock is right", "ann")
                        .message())
                .contains("counts as restored");

        cancelAgain(STUCK_TOO);
        assertThat(shop.messageStatus(key(STUCK_TOO))).isEqualTo(1);
        assertThat(shop.stock(STUCK_TOO)).isEqualTo(97);
    }

    @Test
    void endsWhatTheOldListenerLeftAsFailed() {
        awaitStatus(FAILED, 1);
        assertRestoredOnceEvenIfSentAgain(FAILED);
    }

    @Test
    void leavesWhatTheOldListenerIsWorkingOnAlone() {
        awaitStatus(STUCK, 3);
        awaitStatus(FAILED, 1);

        cancelAgain(IN_WORK);

        assertThat(shop.messageStatus(key(IN_WORK))).isZero();
        assertThat(shop.stock(IN_WORK)).isEqualTo(97);
    }

    @Test
    void leavesWhatTheOldListenerHasDoneAlone() {
        cancelAgain(DONE);

        assertThat(shop.stock(DONE)).isEqualTo(97);
    }

    @Test
    void parksABodyThatTheOldColumnCut() {
        awaitStatus(CUT, 3);
        assertThat(shop.remark(key(CUT))).contains("ends in the middle of its JSON");
        assertThat(shop.stock(CUT)).isEqualTo(97);
    }

    @Test
    void parksAMessageWhoseKeyIsTooLong() {
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messageStatus(LONG_KEY) == 3);
        assertThat(shop.remark(LONG_KEY)).isNotBlank();
    }

    @Test
    void parksAMessageWithoutABody() {
        awaitStatus(WITHOUT_BODY, 3);
        assertThat(shop.remark(key(WITHOUT_BODY))).isNotBlank();
    }

    @Test
    void restoresANewCancelOnTablesOfOtherCharacterSets() {
        cancelAgain(NEW);

        assertRestoredOnceEvenIfSentAgain(NEW);
        assertThat(shop.couponHolder(NEW)).isNull();
        assertThat(shop.orderStatus(NEW)).isEqualTo(2);
    }

    @Test
    void refundsMoreThanEightDigits() {
        old.update("UPDATE trade_user SET user_money = 1000000000.25 WHERE user_id = ?", RICH);
        old.update("UPDATE trade_user_money_log SET use_money = 1234567890.50 WHERE user_id = ?", RICH);

        cancelAgain(RICH);

        assertThat(shop.balance(RICH)).isEqualByComparingTo(new BigDecimal("2234567890.75"));
    }

    /** While instances are replaced one by one, an old one may still fail and leave the message to the next delivery. */
    @Test
    void endsWhatAnOldListenerFailsAfterTheAdoption() {
        old.update(
                "INSERT INTO trade_mq_consumer_log (msg_id, group_name, msg_tag, msg_key, msg_body, consumer_status,"
                        + " consumer_times, consumer_timestamp) VALUES ('id', 'order_orderTopic_cancel_group',"
                        + " 'order_cancel', ?, ?, 2, 1, UTC_TIMESTAMP() - INTERVAL 1 HOUR)",
                LATER,
                cancel(LATER));

        awaitStatus(LATER, 1);
        assertRestoredOnceEvenIfSentAgain(LATER);
    }

    private void assertRestoredOnceEvenIfSentAgain(long order) {
        for (int sent = 0; sent < 2; sent++) {
            assertThat(shop.stock(order)).isEqualTo(100);
            assertThat(shop.balance(order)).isEqualByComparingTo("500");
            cancelAgain(order);
        }
    }

    private void awaitStatus(long order, int status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messageStatus(key(order)) == status);
    }

    private void cancelAgain(long order) {
        Delivery delivery =
                Delivery.fresh(UUID.randomUUID().toString(), null, cancel(order).getBytes(StandardCharsets.UTF_8));
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(List.of(delivery)));
        assertThat(done.getException()).isNull();
    }

    /** Every order took three pieces, a coupon and 100 from goods, coupon and user of the same number. */
    private void take(long order) {
        old.update("INSERT INTO trade_goods (goods_id, goods_name, goods_number) VALUES (?, 'Café', 97)", order);
        old.update("INSERT INTO trade_user (user_id, user_name, user_money) VALUES (?, '用户', 400)", order);
        old.update("INSERT INTO trade_coupon (coupon_id, order_id, is_used) VALUES (?, ?, 1)", order, order);
        old.update(
                "INSERT INTO trade_order (order_id, order_status, pay_status, shipping_status) VALUES (?, 0, 0, 0)",
                order);
        old.update(
                "INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number) VALUES (?, ?, -3)",
                order,
                order);
        old.update(
                "INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money) VALUES (?, ?, 1, 100)",
                order,
                order);
    }

    private void message(long order, int status, String body, Duration age) {
        old.update(
                "INSERT INTO trade_mq_consumer_log (msg_id, group_name, msg_tag, msg_key, msg_body, consumer_status,"
                        + " consumer_times, consumer_timestamp) VALUES ('id', 'order_orderTopic_cancel_group',"
                        + " 'order_cancel', ?, ?, ?, 1, NOW() - INTERVAL ? SECOND)",
                order,
                body,
                status,
                age.toSeconds());
    }

    private static String cancel(long order) {
        return Order.of(order)
                .goods(order, 3)
                .coupon(order)
                .balance(order, "100")
                .cancelBody();
    }

    private static String key(long order) {
        return Long.toString(order);
    }
}
