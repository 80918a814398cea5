package io.ordercompensation.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.embedded.EmbeddedDatabase;
import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.shop.CompensationApp;
import io.ordercompensation.shop.Order;
import io.ordercompensation.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * A step ends the transaction that claimed its orders. Half of the work may be committed then, so it is neither taken for
 * success nor done again: the orders are parked, and the reason says so.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class EndedTransactionIT {

    private static final String FAILS = "FAILS";

    private final EmbeddedDatabase database;
    private final String schema;
    private ConfigurableApplicationContext application;
    private Shop shop;

    EndedTransactionIT(EmbeddedDatabase database) {
        this.database = database;
        this.schema = EmbeddedDatabases.freshSchema(database);
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql:COMMIT",
                "sql:COMMIT AND CHAIN",
                "sql:START TRANSACTION",
                "sql:SET autocommit = 1",
                "sql:CALL commits()",
                "sql:CREATE TABLE made_by_a_step (id INT)",
                "sql:CREATE TABLE trade_goods (id INT)",
                "sql:ALTER TABLE trade_user COMMENT 'changed'",
                "sql:TRUNCATE TABLE trade_mq_attempt_log",
                "sql:ROLLBACK",
                "java:commit",
                "java:rollback",
                "java:commit and fail"
            })
    void parksTheOrdersAndSaysWhy(String end, CapturedOutput output) {
        start(end);

        Exchange done = isolate(1, 2);

        assertThat(done.getException())
                .as("what makes the broker keep the batch")
                .isNull();
        assertParked(1, 2);
        assertThat(output.getOut())
                .containsPattern("ERROR.*ended the transaction.*orders \\[1, 2]")
                .doesNotContain("attempt 1 failed");
        assertThat(openClaims()).isZero();

        isolate(1, 2);
        assertParked(1, 2);
    }

    @Test
    void retriesAreProvenToo() {
        start("sql:COMMIT");
        shop.jdbc()
                .update("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body,"
                        + " consumer_status, consumer_times, consumer_timestamp, next_attempt_at, created_at) VALUES"
                        + " ('order_orderTopic_cancel_group', 'order_cancel', '1', 'id', '{\"orderId\":1}', 2, 1,"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");

        await().atMost(Duration.ofSeconds(40)).until(() -> shop.messageStatus("1") == 3);

        assertParked(1);
    }

    @Test
    void aCrashBehindTheCommitLeavesNothingThatLooksLikeSuccess() {
        JdbcTemplate jdbc = new JdbcTemplate(new CompensationApp(database, schema).migrated());
        // What a process leaves that dies between a step's COMMIT and the end of its batch.
        jdbc.update("INSERT INTO trade_mq_open_claim VALUES (77, 'order_orderTopic_cancel_group', 'order_cancel',"
                + " '2026-11-24 10:00:00.123')");
        jdbc.update("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body,"
                + " consumer_status, consumer_times, consumer_timestamp, created_at, claim_token) VALUES"
                + " ('order_orderTopic_cancel_group', 'order_cancel', '1', 'id', '{\"orderId\":1}', 1, 0,"
                + " '2026-11-24 10:00:00.123', '2026-11-24 10:00:00.123', 77),"
                + " ('order_orderTopic_cancel_group', 'order_cancel', '2', 'id', '{\"orderId\":2}', 1, 0,"
                + " '2026-11-24 10:00:00.123', '2026-11-24 10:00:00.123', 78)");

        start(null);

        await().atMost(Duration.ofSeconds(40)).until(() -> shop.messageStatus("1") == 3);
        assertThat(shop.remark("1")).contains("ended its transaction");
        assertThat(shop.messageStatus("2"))
                .as("of another batch of the same millisecond")
                .isEqualTo(1);
        assertThat(openClaims()).isZero();
    }

    @Test
    void aBatchThatGoesItsWayLeavesNoOpenClaim() {
        start(null);

        isolate(1, 2);

        assertThat(shop.messages(1)).isEqualTo(2);
        assertThat(shop.stock(1)).isEqualTo(100);
        assertThat(openClaims()).isZero();
    }

    private void assertParked(long... orders) {
        for (long order : orders) {
            assertThat(shop.messageStatus(Long.toString(order)))
                    .as("status of order " + order)
                    .isEqualTo(3);
            assertThat(shop.remark(Long.toString(order))).contains("ended its transaction", "replay");
        }
    }

    private int openClaims() {
        return shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_mq_open_claim", Integer.class);
    }

    private void start(String end) {
        shop = new Shop(new CompensationApp(database, schema).migrated());
        shop.goods(1, 1, 100);
        shop.place(Order.of(1).goods(1, 3), Order.of(2).goods(1, 4));
        shop.jdbc().execute("CREATE PROCEDURE commits() COMMIT");
        CompensationApp app =
                new CompensationApp(database, schema).withoutBroker().with("compensation.retry.initial-delay", "10m");
        if (end != null) {
            app.with("test.end", end).withBean(EndsTheTransaction.class);
        }
        application = app.start();
    }

    private Exchange isolate(long... orders) {
        List<Delivery> batch = Stream.of(orders)
                .flatMap(ids -> java.util.Arrays.stream(ids).boxed())
                .map(id -> Delivery.fresh(
                        "id-" + id, null, "{\"orderId\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8)))
                .toList();
        return CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
    }

    static final class EndsTheTransaction extends RouteBuilder {

        private final DataSource dataSource;
        private final String end;

        EndsTheTransaction(DataSource dataSource, @Value("${test.end}") String end) {
            this.dataSource = dataSource;
            this.end = end;
        }

        @Override
        public void configure() {
            var step = from("direct:ends").routeId("ends").routeGroup("restore");
            if (end.startsWith("sql:")) {
                step.to(end);
            } else {
                step.process(this::inJava);
            }
        }

        private void inJava(Exchange exchange) throws Exception {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            if (end.contains("rollback")) {
                connection.rollback();
            } else {
                connection.commit();
            }
            if (end.contains("fail")) {
                throw new IllegalStateException(FAILS);
            }
        }
    }
}
