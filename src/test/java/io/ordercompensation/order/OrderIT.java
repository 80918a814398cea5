package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Orders go in as JSON, cancels as the outbox holds them, with a real server behind both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderIT {

    static final int STOCK = 100;

    private final EmbeddedDatabase database;
    ConfigurableApplicationContext application;
    ProducerTemplate template;
    Shop shop;
    long base;

    OrderIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() throws Exception {
        application = product(new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).withoutBroker())
                .start();
        CamelContext camel = CompensationApp.camel(application);
        change(camel);
        template = camel.createProducerTemplate();
        shop = new Shop(CompensationApp.administrator(application));
    }

    /** Sets what the test needs otherwise than usual. */
    CompensationApp product(CompensationApp app) {
        return app;
    }

    /** Changes the routes, where the test has to get between two steps. */
    void change(CamelContext camel) throws Exception {
        // As they are.
    }

    @AfterAll
    void stop() {
        application.close();
    }

    /** Every test has goods, users, coupons and orders of its own. User {@code base} owns coupon {@code base}. */
    @BeforeEach
    void openShop() {
        base += 1000;
        shop.goods(base, base + 9, STOCK);
        shop.users(base, base + 29, "500.00");
        shop.coupons(base, base + 9);
        shop.jdbc().update("UPDATE trade_coupon SET user_id = coupon_id WHERE coupon_id >= ?", base);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    /** Two pieces, a coupon of 5.00 and 7.50 from the balance. */
    final Purchase purchase() {
        return Purchase.of(base, base, base)
                .with("goodsNumber", 2)
                .with("couponId", base)
                .with("moneyPaid", "7.50")
                .with("shippingFee", "3.20")
                .with("address", "Unter den Linden 1")
                .with("consignee", "Käthe");
    }

    final OrderResult confirm(Purchase purchase) {
        try {
            return template.requestBody("direct:confirm-order", purchase.json(), OrderResult.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    final RefusedException refused(Purchase purchase) {
        return catchThrowableOfType(RefusedException.class, () -> confirm(purchase));
    }

    /** Runs one step of the order, and answers what made it fail or null. */
    final Exception step(String route, Purchase purchase) {
        Exchange done = template.send(route, exchange -> exchange.getMessage()
                .setBody(OrderFields.of(purchase.request(), Instant.now(), ZoneOffset.UTC)));
        return done.getException();
    }

    /** The bodies that the outbox holds for the order. */
    final List<String> outbox(long orderId) {
        return shop.jdbc()
                .queryForList(
                        "SELECT msg_body FROM trade_mq_producer_temp WHERE msg_key = ?",
                        String.class,
                        Long.toString(orderId));
    }

    /** Delivers what the outbox holds for the order, as relay and broker would. */
    final void deliverCancel(long orderId) {
        outbox(orderId).forEach(this::cancel);
    }

    final void cancel(String body) {
        Delivery delivery = Delivery.fresh(UUID.randomUUID().toString(), null, body.getBytes(StandardCharsets.UTF_8));
        Exchange done = template.send(
                "direct:isolate", exchange -> exchange.getMessage().setBody(List.of(delivery)));
        assertThat(done.getException()).isNull();
    }

    final int count(String sql, Object... arguments) {
        return shop.jdbc().queryForObject(sql, Integer.class, arguments);
    }

    final boolean saved(long orderId) {
        return count("SELECT COUNT(*) FROM trade_order WHERE order_id = ?", orderId) == 1;
    }

    final void takesNothing() {
        assertThat(shop.stock(base)).isEqualTo(STOCK);
        assertThat(shop.couponHolder(base)).isNull();
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }
}
