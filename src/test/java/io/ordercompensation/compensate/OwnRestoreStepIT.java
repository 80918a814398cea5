package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A user's own restore step gives back an order's score points; it takes a file, or a bean, and no release. */
@OnEachDatabase
class OwnRestoreStepIT {

    private static final String ROUTE =
            """
            - route:
                id: restore-score
                group: restore
                description: Gives back the score points that the orders took
                from:
                  id: restore-score-orders
                  uri: direct:restore-score
                  steps:
                    - to:
                        id: log-restored-score
                        uri: sql:{{sql:log-restored-score}}
                    - to:
                        id: update-score
                        uri: sql:{{sql:update-score}}
            """;

    private static final String LOG_RESTORED_SCORE =
            """
            INSERT INTO trade_user_score_log (user_id, order_id, log_type, score)
            SELECT taken.user_id, taken.order_id, 2, taken.score
            FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
            STRAIGHT_JOIN trade_user_score_log taken ON taken.order_id = o.order_id AND taken.log_type = 1
            """;

    private static final String UPDATE_SCORE =
            """
            UPDATE (
              SELECT back.user_id, SUM(back.score) AS score
              FROM JSON_TABLE(:#orders, '$[*]' COLUMNS (order_id BIGINT PATH '$')) o
              STRAIGHT_JOIN trade_user_score_log back ON back.order_id = o.order_id AND back.log_type = 2
              GROUP BY back.user_id) b
            STRAIGHT_JOIN trade_user u ON u.user_id = b.user_id
            SET u.user_score = u.user_score + b.score
            """;

    private final EmbeddedDatabase database;
    private String schema;
    private ConfigurableApplicationContext application;
    private Shop shop;

    @TempDir
    Path files;

    OwnRestoreStepIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void writeFiles() throws IOException {
        schema = EmbeddedDatabases.freshSchema(database);
        Files.createDirectories(files.resolve("routes"));
        Files.createDirectories(files.resolve("sql"));
        file("sql/log-restored-score.sql", LOG_RESTORED_SCORE);
        file("sql/update-score.sql", UPDATE_SCORE);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void isAYamlFileAndItsStatements() throws IOException {
        file("routes/restore-score.camel.yaml", ROUTE);
        start(app().with("compensation.retry.initial-delay", "10m"));

        givesBackOnce();
        failsTogetherWithTheBuiltInSteps();
    }

    @Test
    void isARouteBuilder() {
        start(app().with("compensation.retry.initial-delay", "10m").withBean(RestoreScore.class));

        givesBackOnce();
        assertThat(application.getBean(RestoreScore.class).calls).containsExactly("[1,2]", "[3]");
        failsTogetherWithTheBuiltInSteps();
    }

    private void givesBackOnce() {
        placeOrdersWithScore(1, 2, 3);

        restore(1, 2, 1);
        restore(1, 2);
        restore(2, 3);

        assertThat(score()).isEqualTo(100);
        assertThat(shop.stock(1)).isEqualTo(100);
    }

    private void failsTogetherWithTheBuiltInSteps() {
        placeOrdersWithScore(4, 5);
        // The key refuses the step's own log row.
        shop.jdbc().update("INSERT INTO trade_user_score_log VALUES (1, 4, 2, 5)");

        restore(4, 5);

        assertThat(score()).isEqualTo(95);
        assertThat(shop.stock(1)).isEqualTo(99);
        assertThat(shop.orderStatus(4)).isZero();
        assertThat(shop.messageStatus("4")).isEqualTo(2);
        assertThat(shop.remark("4")).contains("Duplicate entry");
        assertThat(shop.messageStatus("5")).isEqualTo(1);
    }

    private CompensationApp app() {
        return new CompensationApp(database, schema)
                .withoutBroker()
                .with("compensation.sql-directory", files.resolve("sql"))
                .with("camel.main.routes-include-pattern", "file:" + files.resolve("routes") + "/*.camel.yaml");
    }

    private void start(CompensationApp app) {
        shop = new Shop(app.migrated());
        shop.goods(1, 1, 100);
        shop.users(1, 1, "500.00");
        shop.coupons(1, 1);
        shop.jdbc()
                .execute("CREATE TABLE trade_user_score_log (user_id BIGINT, order_id BIGINT, log_type INT, score INT,"
                        + " PRIMARY KEY (user_id, order_id, log_type))");
        database.grantProduct(schema, "SELECT, INSERT", "trade_user_score_log");
        shop.jdbc().update("UPDATE trade_user SET user_score = 100");
        // A statement is judged before it runs, by the server too: its table has to be there.
        application = app.start();
    }

    /** Each order takes a piece of goods 1 and five points of user 1. */
    private void placeOrdersWithScore(long... ids) {
        for (long id : ids) {
            shop.place(Order.of(id).goods(1, 1));
            shop.jdbc().update("UPDATE trade_user SET user_score = user_score - 5");
            shop.jdbc().update("INSERT INTO trade_user_score_log VALUES (1, ?, 1, 5)", id);
        }
    }

    private int score() {
        return shop.jdbc().queryForObject("SELECT user_score FROM trade_user WHERE user_id = 1", Integer.class);
    }

    private void restore(Integer... orderIds) {
        List<Delivery> batch = Stream.of(orderIds)
                .map(id -> Order.of(id).cancelBody().getBytes(StandardCharsets.UTF_8))
                .map(body -> Delivery.fresh(UUID.randomUUID().toString(), null, body))
                .toList();
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        assertThat(done.getException()).isNull();
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(files.resolve(name), content);
    }

    /** The same step as a bean. */
    static class RestoreScore extends RouteBuilder {

        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public void configure() {
            from("direct:restore-score")
                    .routeId("restore-score")
                    .routeGroup(RestoreSteps.GROUP)
                    .process(exchange -> calls.add(exchange.getVariable("orders", String.class)))
                    .to("sql:{{sql:log-restored-score}}")
                    .to("sql:{{sql:update-score}}");
        }
    }
}
