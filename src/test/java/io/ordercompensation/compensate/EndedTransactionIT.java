package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.ordercompensation.claim.ConsumerLogIdempotentRepository;
import io.ordercompensation.claim.TransactionEndedException;
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
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step ends the transaction that claimed its orders. Half of the work may be committed then, so it is neither taken for
 * success nor done again: the orders are parked, and the reason says so.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class EndedTransactionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EmbeddedDatabase database;
    private ConfigurableApplicationContext application;
    private Shop shop;
    private long base;

    EndedTransactionIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        String schema = EmbeddedDatabases.freshSchema(database);
        JdbcTemplate jdbc = new JdbcTemplate(new CompensationApp(database, schema).migrated());
        jdbc.execute("CREATE PROCEDURE commits() COMMIT");
        // With its own account the product may run nothing of the kind: here it may all.
        application = new CompensationApp(database, schema)
                .withoutBroker()
                .with("spring.datasource.username", database.username())
                .with("spring.datasource.password", database.password())
                .with("compensation.retry.initial-delay", "10m")
                .withBean(EndsTheTransaction.class)
                .start();
        shop = new Shop(CompensationApp.administrator(application));
        shop.goods(1, 1, 100);
    }

    @BeforeEach
    void placeOrders() {
        base += 10;
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 100");
        shop.place(Order.of(base + 1).goods(1, 3), Order.of(base + 2).goods(1, 4));
    }

    @AfterEach
    void noClaimStaysOpen() {
        assertThat(openClaims()).isZero();
    }

    @AfterAll
    void stop() {
        application.close();
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
                "sql:TRUNCATE TABLE trade_mq_relay_lock",
                "sql:ROLLBACK",
                "java:commit",
                "java:rollback",
                "java:commit and fail"
            })
    void parksTheOrdersAndSaysWhy(String end, CapturedOutput output) {
        step().end = end;
        double before = ended();

        Exchange done = isolate(base + 1, base + 2);

        assertThat(done.getException())
                .as("what makes the broker keep the batch")
                .isNull();
        assertParked(base + 1, base + 2);
        assertThat(output.getOut())
                .containsPattern("ERROR.*ended the transaction.*besides the product's: ends.*orders \\[%d, %d]"
                        .formatted(base + 1, base + 2))
                .doesNotContain("attempt 1 failed");
        assertThat(ended()).isEqualTo(before + 1);

        isolate(base + 1, base + 2);
        assertParked(base + 1, base + 2);
    }

    @Test
    void anOrderOfAnotherBatchStaysRestored() {
        step().end = EndsTheTransaction.NONE;
        isolate(base + 1);
        step().end = "sql:COMMIT";

        isolate(base + 1, base + 2);

        assertThat(shop.messageStatus(key(base + 1))).isEqualTo(1);
        assertParked(base + 2);
    }

    @Test
    void retriesAreProvenToo() {
        step().end = "sql:COMMIT";
        insert(base + 1, 2, "UTC_TIMESTAMP(3)", "NULL");

        await().atMost(PATIENCE).until(() -> shop.messageStatus(key(base + 1)) == 3);

        assertParked(base + 1);
    }

    @Test
    void aCrashBehindTheCommitLeavesNothingThatLooksLikeSuccess() {
        // What a process leaves that dies between a step's COMMIT and the end of its batch.
        insert(base + 1, 1, "'2026-11-24 10:00:00.123'", "77");
        insert(base + 2, 1, "'2026-11-24 10:00:00.123'", "78");
        shop.jdbc()
                .update("INSERT INTO trade_mq_open_claim (claim_token, group_name, msg_tag, claimed_at) VALUES (77,"
                        + " 'order_orderTopic_cancel_group', 'order_cancel', '2026-11-24 10:00:00.123')");

        await().atMost(PATIENCE).until(() -> shop.messageStatus(key(base + 1)) == 3);
        assertParked(base + 1);
        assertThat(shop.messageStatus(key(base + 2)))
                .as("of another batch of the same millisecond")
                .isEqualTo(1);
    }

    @Test
    void aStepThatFailsIsTriedAgainAsEver() {
        step().end = "java:fail";

        isolate(base + 1, base + 2);

        assertThat(shop.messageStatus(key(base + 1))).isEqualTo(2);
        assertThat(shop.remark(key(base + 1))).contains("the step failed");
        assertThat(shop.stock(1)).isEqualTo(93);
    }

    @Test
    void aRouteThatClaimsOneMessageAfterTheOtherIsProvenToo() {
        IdempotentRepository log = application.getBean(ConsumerLogIdempotentRepository.class);
        TransactionTemplate transaction =
                new TransactionTemplate(application.getBean(PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            assertThat(log.add(key(base + 1))).isTrue();
            assertThat(log.add(key(base + 2))).isTrue();
            assertThat(log.add(key(base + 1))).as("a twin").isFalse();
        });
        assertThat(shop.messageStatus(key(base + 2))).isEqualTo(1);
        assertThat(openClaims()).isZero();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    log.add(key(base + 3));
                    log.add(key(base + 4));
                    application.getBean(JdbcTemplate.class).execute("COMMIT");
                }))
                .isInstanceOf(TransactionEndedException.class);
        await().atMost(PATIENCE).until(() -> openClaims() == 0);
        assertParked(base + 3, base + 4);
    }

    private void assertParked(long... orders) {
        for (long order : orders) {
            assertThat(shop.messageStatus(key(order)))
                    .as("status of order " + order)
                    .isEqualTo(3);
            assertThat(shop.remark(key(order))).contains("ended its transaction", "replay");
            String attempts = "SELECT 1 FROM trade_mq_attempt_log WHERE msg_key = ?";
            assertThat(shop.jdbc().queryForList(attempts, key(order))).hasSize(1);
        }
    }

    private void insert(long order, int status, String time, String token) {
        shop.jdbc()
                .update(("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body,"
                                + " consumer_status, consumer_times, consumer_timestamp, next_attempt_at, created_at,"
                                + " claim_token) VALUES ('order_orderTopic_cancel_group', 'order_cancel', '%1$d', 'id',"
                                + " '{\"orderId\":%1$d}', %2$d, 1, %3$s, IF(%2$d = 1, NULL, %3$s), %3$s, %4$s)")
                        .formatted(order, status, time, token));
    }

    private static String key(long order) {
        return Long.toString(order);
    }

    private int openClaims() {
        return shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_mq_open_claim", Integer.class);
    }

    private double ended() {
        return application
                .getBean(MeterRegistry.class)
                .get("compensation.transactions.ended")
                .functionCounter()
                .count();
    }

    private EndsTheTransaction step() {
        return application.getBean(EndsTheTransaction.class);
    }

    private Exchange isolate(long... orders) {
        List<Delivery> batch = LongStream.of(orders)
                .mapToObj(id -> Delivery.fresh(
                        "id-" + id, null, "{\"orderId\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8)))
                .toList();
        return CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
    }
}
