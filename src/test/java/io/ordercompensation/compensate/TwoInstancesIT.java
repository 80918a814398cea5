package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances on one consumer log restore each due message once, also if one of them stalls or dies. */
@OnEachDatabase
class TwoInstancesIT {

    private static final int ORDERS = 400;
    private static final int BATCH = 16;
    private static final Duration LEASE = Duration.ofHours(1);
    private static final String NEVER = "3600000";

    private final EmbeddedDatabase database;
    private String schema;
    private Shop shop;
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext other;

    TwoInstancesIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void place() {
        schema = EmbeddedDatabases.freshSchema(database);
        shop = new Shop(new CompensationApp(database, schema).migrated());
        shop.goods(1, 1, 10_000);
        shop.users(1, 1, "1000.00");
        shop.place(LongStream.rangeClosed(1, ORDERS)
                .mapToObj(id -> Order.of(id).goods(1, 2).balance(1, "0.07"))
                .toList());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void shareTheWork() {
        one = start("10");
        other = start("10");

        new TransactionTemplate(new DataSourceTransactionManager(shop.jdbc().getDataSource()))
                .executeWithoutResult(status -> {
                    // Both meet this lock with a batch in hand, so both are known to have had a share.
                    shop.jdbc().queryForList("SELECT 1 FROM trade_goods FOR UPDATE");
                    CompletableFuture.runAsync(this::makeDue).join();
                    await().atMost(Duration.ofSeconds(40)).until(() -> waiting() == 2);
                    assertThat(number("SELECT COUNT(DISTINCT claim_token) FROM trade_mq_consumer_log"))
                            .isEqualTo(2);
                    assertThat(number("SELECT COUNT(claim_token) FROM trade_mq_consumer_log"))
                            .as("messages that the two hold")
                            .isEqualTo(2 * BATCH);
                });

        assertRestoredOnce(ORDERS);
    }

    @Test
    void takeOverFromOneThatDied() {
        one = start(NEVER);
        makeDue();
        List<Delivery> held = lease(one);
        one.close();
        other = start("10");

        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messages(1) == ORDERS - BATCH);
        assertThat(held).hasSize(BATCH).allSatisfy(message -> assertThat(shop.messageStatus(message.keys()))
                .isEqualTo(2));

        letTheLeaseRunOut();
        assertRestoredOnce(ORDERS);
    }

    @Test
    void refuseOneThatWakesUpAfterItsLease() {
        one = start(NEVER);
        makeDue();
        List<Delivery> held = lease(one);
        letTheLeaseRunOut();
        other = start("10");
        assertRestoredOnce(ORDERS);

        assertThat(isolate(one, held).getException()).isNull();

        assertRestoredOnce(ORDERS);
    }

    @Test
    void refuseOneThatWakesUpWhileAnotherHoldsItsMessages() {
        one = start(NEVER);
        other = start(NEVER);
        makeDue();
        List<Delivery> late = lease(one);
        letTheLeaseRunOut();
        List<Delivery> held = lease(other);
        assertThat(held).extracting(Delivery::keys).hasSameElementsAs(keys(late));

        assertThat(isolate(one, late).getException()).isNull();
        assertThat(shop.messages(1)).isZero();

        assertThat(isolate(other, held).getException()).isNull();
        assertRestoredOnce(BATCH);
    }

    private void assertRestoredOnce(int restored) {
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messages(1) == restored);
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(shop.stock(1)).isEqualTo(10_000 - 2 * (ORDERS - restored));
        assertThat(number("SELECT user_score FROM trade_user"))
                .as("a step that relies on the claim alone")
                .isEqualTo(restored);
        assertThat(number("SELECT COUNT(*) FROM trade_mq_attempt_log"))
                .as("failed attempts")
                .isZero();
    }

    private ConfigurableApplicationContext start(String pollInterval) {
        return new CompensationApp(database, schema)
                .withoutBroker()
                .withBean(Score.class)
                .with("compensation.retry.poll-interval", pollInterval)
                .with("compensation.retry.batch-size", BATCH)
                .with("compensation.retry.lease", LEASE)
                .with("compensation.retention.enabled", false)
                .start();
    }

    /** As if each had failed once; ascending keys have waited longest. */
    private void makeDue() {
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status,"
                                + " consumer_times, consumer_timestamp, next_attempt_at) SELECT 'order_orderTopic_cancel_group',"
                                + " 'order_cancel', order_id, order_id, CONCAT('{\"orderId\":', order_id, '}'), 2, 1,"
                                + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 1 HOUR + INTERVAL order_id SECOND"
                                + " FROM trade_order");
    }

    private static List<Delivery> lease(ConfigurableApplicationContext instance) {
        return instance.getBean(ConsumerLog.class).leaseDue(BATCH, LEASE);
    }

    private void letTheLeaseRunOut() {
        shop.jdbc()
                .update("UPDATE trade_mq_consumer_log SET next_attempt_at = next_attempt_at - INTERVAL 2 HOUR"
                        + " WHERE claim_token IS NOT NULL AND consumer_status = 2");
    }

    private static Exchange isolate(ConfigurableApplicationContext instance, List<Delivery> batch) {
        return CompensationApp.camel(instance)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
    }

    private static List<String> keys(List<Delivery> batch) {
        return batch.stream().map(Delivery::keys).toList();
    }

    private int waiting() {
        return number("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'");
    }

    private int number(String sql) {
        return shop.jdbc().queryForObject(sql, Integer.class);
    }

    /** Gives each order a point, and keeps no log that would refuse to do it twice. */
    static class Score extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:restore-score")
                    .routeId("restore-score")
                    .routeGroup(RestoreSteps.GROUP)
                    .to("sql:UPDATE trade_user SET user_score = user_score + JSON_LENGTH(:#orders)");
        }
    }
}
