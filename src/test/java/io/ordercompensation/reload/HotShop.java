package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The product with folders of its own, and what a test does to them. */
final class HotShop implements AutoCloseable {

    /** A step of the user's own; it writes down which version of it was called for which orders. */
    static final String STEP =
            """
            - route:
                id: restore-marks
                group: restore
                from:
                  uri: direct:restore-marks
                  steps:
                    - setVariable:
                        name: version
                        constant: "one"
                    - to:
                        uri: sql:{{sql:insert-mark}}
            """;

    static final String INSERT_MARK =
            """
            -- Which version of the step saw which order
            INSERT INTO marks (order_id, version)
            SELECT o.order_id, :#version
            FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path folder;
    private final CompensationApp app;
    private ConfigurableApplicationContext application;
    private Shop shop;

    HotShop(Path folder) throws IOException {
        this.folder = folder;
        String schema = EmbeddedDatabases.freshSchema(EmbeddedDatabases.mariaDb());
        app = new CompensationApp(EmbeddedDatabases.mariaDb(), schema)
                .withoutBroker()
                .with("compensation.routes-directory", folder.resolve("routes"))
                .with("compensation.sql-directory", folder.resolve("sql"))
                .with("compensation.hot-deploy.poll-interval", "50ms")
                .with("compensation.hot-deploy.settle", "150ms")
                .with("compensation.audit.enabled", false)
                .with("compensation.outbox.enabled", false);
        new JdbcTemplate(app.migrated())
                .execute("CREATE TABLE marks (order_id BIGINT, version VARCHAR(20), PRIMARY KEY (order_id))");
        EmbeddedDatabases.mariaDb().grantProduct(schema, "INSERT", "marks");
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("sql"));
    }

    HotShop with(String property, Object value) {
        app.with(property, value);
        return this;
    }

    CompensationApp app() {
        return app;
    }

    HotShop start() {
        application = app.start();
        shop = new Shop(CompensationApp.administrator(application));
        shop.goods(1, 3, 100_000);
        shop.users(1, 3, "1000000.00");
        return this;
    }

    CancelStream stream() {
        return new CancelStream(camel(), shop);
    }

    CamelContext camel() {
        return CompensationApp.camel(application);
    }

    Shop shop() {
        return shop;
    }

    HotDeploy hotDeploy() {
        return application.getBean(HotDeploy.class);
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** As an editor does that writes beside and renames. */
    void write(String name, String text) throws IOException {
        Path beside = folder.resolve(name + ".tmp");
        Files.writeString(beside, text);
        Files.move(beside, path(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(String name) throws IOException {
        Files.delete(path(name));
    }

    Deployment awaitOutcome(String file, Outcome outcome, String hash) {
        await().atMost(PATIENCE).until(() -> !entries(file, outcome, hash).isEmpty());
        return entries(file, outcome, hash).get(0);
    }

    void awaitHistory(Predicate<Deployment> entry) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> hotDeploy().state().history().stream()
                .anyMatch(entry));
    }

    /** Writes the file and waits until it is in force. */
    void deploy(String name, String text) throws IOException {
        write(name, text);
        awaitOutcome(name, Outcome.DEPLOYED, FileText.of(name, text).hash());
    }

    /** Writes the file, waits until it is refused, and answers why. */
    Deployment refused(String name, String text) throws IOException {
        write(name, text);
        Deployment refusal =
                awaitOutcome(name, Outcome.REJECTED, FileText.of(name, text).hash());
        assertThat(hotDeploy().state().rejected()).extracting(Deployment::file).contains(name);
        return refusal;
    }

    private List<Deployment> entries(String file, Outcome outcome, String hash) {
        return hotDeploy().state().history().stream()
                .filter(entry -> entry.file().equals(file) && entry.outcome() == outcome)
                .filter(entry -> hash == null || hash.equals(entry.hash()))
                .toList();
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
    }
}
