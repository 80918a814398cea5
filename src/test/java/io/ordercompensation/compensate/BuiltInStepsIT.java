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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What an operator can do to the built-in steps: stop one, change its statement, leave some out. */
@OnEachDatabase
class BuiltInStepsIT {

    private final EmbeddedDatabase database;
    private ConfigurableApplicationContext application;
    private Shop shop;

    @TempDir
    Path sql;

    BuiltInStepsIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aStoppedStepIsNotSkippedButFailsItsMessagesUntilItRunsAgain() throws Exception {
        start(app().with("camel.component.direct.timeout", 500));
        shop.place(Order.of(1).goods(1, 1));
        CompensationApp.camel(application).getRouteController().stopRoute("restore-goods");

        restore(1);
        assertThat(shop.messageStatus("1")).isEqualTo(2);
        assertThat(shop.orderStatus(1)).isZero();

        CompensationApp.camel(application).getRouteController().startRoute("restore-goods");
        await().untilAsserted(() -> assertThat(shop.messageStatus("1")).isEqualTo(1));
        assertThat(shop.stock(1)).isEqualTo(100);
    }

    @Test
    void anSqlFileWinsOverTheOneInTheJar() throws IOException {
        Files.writeString(
                sql.resolve("cancel-orders.sql"),
                """
            UPDATE JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
            STRAIGHT_JOIN trade_order t ON t.order_id = o.order_id
            SET t.order_status = 3
            """);
        start(app());
        shop.place(Order.of(1).goods(1, 1));

        restore(1);

        assertThat(shop.orderStatus(1)).isEqualTo(3);
    }

    @Test
    void onlyTheSelectedStepsRun() {
        start(app().with("compensation.steps", "goods"));
        Order order = Order.of(1).goods(1, 1).coupon(1).balance(1, "5.00");
        shop.place(order);
        shop.jdbc().update("UPDATE trade_order SET pay_status = 2");

        restore(1);

        assertThat(shop.stock(1)).isEqualTo(100);
        assertThat(shop.couponHolder(1)).isEqualTo(1L);
        assertThat(shop.balance(1)).isEqualByComparingTo("495.00");
        assertThat(shop.orderStatus(1)).isZero();
        assertThat(shop.messageStatus("1")).isEqualTo(1);
    }

    private CompensationApp app() {
        return new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .with("compensation.sql-directory", sql);
    }

    private void start(CompensationApp app) {
        application = app.start();
        shop = new Shop(CompensationApp.administrator(application));
        shop.goods(1, 1, 100);
        shop.users(1, 1, "500.00");
        shop.coupons(1, 1);
    }

    private void restore(long orderId) {
        Delivery delivery = Delivery.fresh(
                UUID.randomUUID().toString(),
                null,
                Order.of(orderId).cancelBody().getBytes(StandardCharsets.UTF_8));
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(List.of(delivery)));
        assertThat(done.getException()).isNull();
    }
}
