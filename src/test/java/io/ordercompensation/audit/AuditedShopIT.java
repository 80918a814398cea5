package io.ordercompensation.audit;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The product with its audit, which runs when the test says so, and a shop that each test opens anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditedShopIT {

    private final EmbeddedDatabase database;

    @TempDir
    static Path sql;

    ConfigurableApplicationContext application;
    DataSource administrator;
    Audit audit;
    Shop shop;

    AuditedShopIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        application = configured(new CompensationApp(database, EmbeddedDatabases.freshSchema(database)))
                .withoutBroker()
                .with("compensation.audit.enabled", false)
                .with("compensation.sql-directory", sql)
                .start();
        administrator = CompensationApp.administrator(application);
        shop = new Shop(administrator);
        audit = application.getBean(Audit.class);
    }

    CompensationApp configured(CompensationApp product) {
        return product;
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void openShop() throws IOException {
        for (String table : shop.jdbc().queryForList("SHOW TABLES", String.class)) {
            if (table.startsWith("trade_") || table.startsWith("start_")) {
                shop.jdbc().update("DELETE FROM " + table);
            }
        }
        shop.goods(1, 20, 100);
        shop.users(1, 20, "100.00");
        shop.coupons(1, 20);
        Files.createDirectories(sql.resolve("audit"));
        try (Stream<Path> own = Files.list(sql.resolve("audit"))) {
            for (Path file : own.toList()) {
                Files.delete(file);
            }
        }
    }

    /** An order that takes something of everything. */
    static Order order(long id) {
        return Order.of(id).goods(id, 3).coupon(id).balance(id, "10.50");
    }

    final void cancel(Order... orders) {
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage()
                        .setBody(Stream.of(orders).map(AuditedShopIT::delivery).toList()));
        if (done.getException() != null) {
            throw new IllegalStateException(done.getException());
        }
    }

    static Delivery delivery(Order order) {
        return Delivery.fresh(
                UUID.randomUUID().toString(), null, order.cancelBody().getBytes(StandardCharsets.UTF_8));
    }

    /** Runs the audit and answers what it found, by invariant. */
    final AuditReport run() {
        try {
            return audit.run().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Long> found(AuditReport report) {
        Map<String, Long> found = new TreeMap<>();
        for (InvariantResult result : report.invariants()) {
            if (result.state() != InvariantResult.State.CLEAN) {
                found.put(result.name(), result.findings());
            }
        }
        return found;
    }

    final void own(String file, String text) throws IOException {
        Files.writeString(sql.resolve("audit").resolve(file), text);
    }

    final void update(List<String> statements) {
        statements.forEach(statement -> shop.jdbc().update(statement));
    }
}
