package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is taken for an order once its cancel has come, is coming, or comes at this very moment. */
@OnEachDatabase
class LateOrderIT extends OrderIT {

    private static final List<String> STEPS =
            List.of("direct:deduct-stock", "direct:use-coupon", "direct:pay-balance", "direct:confirm");

    LateOrderIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void isNotSavedIfItsCancelCameFirst() {
        cancel("{\"orderId\":%d}".formatted(base));

        RefusedException refused = refused(purchase());

        assertThat(refused.code()).isEqualTo(10003);
        assertThat(saved(base)).isFalse();
        assertThat(outbox(base)).isEmpty();
        takesNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void isNotSavedWhateverBecameOfTheCancel(int status) {
        cancel("{\"orderId\":%d}".formatted(base));
        shop.jdbc()
                .update(
                        "UPDATE trade_mq_consumer_log SET consumer_status = ? WHERE msg_key = ?",
                        status,
                        Long.toString(base));

        assertThat(refused(purchase()).code()).isEqualTo(10003);
        assertThat(saved(base)).isFalse();
        shop.jdbc().update("DELETE FROM trade_mq_consumer_log WHERE msg_key = ?", Long.toString(base));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void noStepTakesAnythingAfterACancelThatIsNotDone(int status) {
        assertThat(step("direct:save-order", purchase())).isNull();
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_times)"
                                + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', ?, ?, 0)",
                        Long.toString(base),
                        status);

        for (String step : STEPS) {
            assertThat(step(step, purchase())).hasMessageContaining("has arrived");
        }

        takesNothing();
        shop.jdbc().update("DELETE FROM trade_mq_consumer_log WHERE msg_key = ?", Long.toString(base));
    }

    @Test
    void isNotSavedIfItsCancelIsInTheOutbox() {
        assertThat(step("direct:save-order", purchase())).isNull();
        step("direct:cancel-failed-order", purchase());
        shop.jdbc().update("DELETE FROM trade_order WHERE order_id = ?", base);

        assertThat(refused(purchase()).code()).isEqualTo(10003);
        assertThat(saved(base)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noStepTakesAnythingAfterTheCancel(int done) {
        assertThat(step("direct:save-order", purchase())).isNull();
        STEPS.subList(0, done)
                .forEach(step -> assertThat(step(step, purchase())).isNull());
        cancel("{\"orderId\":%d}".formatted(base));

        for (String step : STEPS) {
            assertThat(step(step, purchase())).hasMessageContaining("has been cancelled");
        }

        takesNothing();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noStepTakesAnythingWhileTheCancelIsOnItsWay(int done) {
        assertThat(step("direct:save-order", purchase())).isNull();
        STEPS.subList(0, done)
                .forEach(step -> assertThat(step(step, purchase())).isNull());
        assertThat(step("direct:cancel-failed-order", purchase())).isNull();

        for (String step : STEPS) {
            assertThat(step(step, purchase())).hasMessageContaining("on its way");
        }

        deliverCancel(base);
        takesNothing();
    }

    @Test
    void waitsForACancelThatLookedForTheOrderBeforeItWasSaved() throws Exception {
        try (Connection canceller = canceller()) {
            // As the claim does it, and what the restore then finds.
            run(
                    canceller,
                    "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_times)"
                            + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', '%d', 1, 0)");
            run(canceller, "SELECT order_status FROM trade_order WHERE order_id = %d FOR UPDATE");

            CompletableFuture<RefusedException> asked = CompletableFuture.supplyAsync(() -> refused(purchase()));
            untilItWaitsOr(asked);
            canceller.commit();

            assertThat(asked.get()).isNotNull();
            assertThat(asked.get().code()).isEqualTo(10003);
        }
        assertThat(saved(base)).isFalse();
        takesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:deduct-stock", "direct:use-coupon", "direct:pay-balance", "direct:confirm"})
    void everyStepWaitsForACancelThatHasTheOrder(String step) throws Exception {
        assertThat(step("direct:save-order", purchase())).isNull();
        try (Connection canceller = canceller()) {
            run(canceller, "SELECT order_status FROM trade_order WHERE order_id = %d FOR UPDATE");
            run(canceller, "UPDATE trade_order SET order_status = 2 WHERE order_id = %d");

            CompletableFuture<Exception> asked = CompletableFuture.supplyAsync(() -> step(step, purchase()));
            untilItWaitsOr(asked);
            canceller.commit();

            assertThat(asked.get()).hasMessageContaining("has been cancelled");
        }
        takesNothing();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    private void untilItWaitsOr(CompletableFuture<?> asked) {
        // The servers renew this table only for those who have not looked at it for 100 ms.
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(150))
                .until(() -> asked.isDone()
                        || count("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                                > 0);
    }

    private Connection canceller() throws SQLException {
        Connection connection = CompensationApp.administrator(application).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(base))) {
            statement.execute();
        }
    }
}
