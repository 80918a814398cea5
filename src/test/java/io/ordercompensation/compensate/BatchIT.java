package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Sends batches straight to the isolation, in ledger mode, with a real server behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BatchIT {

    private final EmbeddedDatabase database;
    ConfigurableApplicationContext application;
    Shop shop;
    long base;

    BatchIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        application = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .start();
        shop = new Shop(CompensationApp.administrator(application));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    /** Every test has goods, users, coupons and orders of its own. */
    @BeforeEach
    void openShop() {
        base += 1000;
        shop.goods(base, base + 9, 100);
        shop.users(base, base + 9, "500.00");
        shop.coupons(base, base + 9);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    final void restore(String... bodies) {
        restore(Stream.of(bodies).map(BatchIT::delivery).toList());
    }

    final void restore(List<Delivery> batch) {
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        assertThat(done.getException()).isNull();
    }

    static Delivery delivery(String body) {
        return Delivery.fresh(UUID.randomUUID().toString(), null, body.getBytes(StandardCharsets.UTF_8));
    }
}
