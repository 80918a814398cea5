package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.audit.Audit;
import io.ordercompensation.audit.AuditReport;
import io.ordercompensation.audit.Proposal;
import io.ordercompensation.audit.Reconcile;
import io.ordercompensation.outbox.OutgoingMessage;
import io.ordercompensation.outbox.Publisher;
import io.ordercompensation.outbox.SendOutcome;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was there before the adoption is left alone by whatever runs by itself, until a setting says otherwise. */
@ExtendWith(OutputCaptureExtension.class)
@OnEachDatabase
class OlderThanAdoptionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String OUTBOX =
            "INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)"
                    + " VALUES (?, 'producers', ?, 'order_cancel', ?, '{}', ?, UTC_TIMESTAMP())";

    private final EmbeddedDatabase database;
    private OldListenerSchema schema;
    private JdbcTemplate jdbc;

    OlderThanAdoptionIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void adopt() {
        schema = OldShop.COURSE.on(database);
        schema.adopt();
        jdbc = schema.jdbc();
        Published.TOPICS.clear();
    }

    @Test
    void ordersOfBeforeAreNotSwept() {
        jdbc.update("UPDATE trade_adoption SET adopted_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
        unconfirmed(5001, "2 HOUR");
        unconfirmed(5002, "30 MINUTE");

        try (ConfigurableApplicationContext product = quiet().start()) {
            awaitCancels("5002");
        }
        assertThat(cancels()).doesNotContain("5001");
        try (ConfigurableApplicationContext product =
                quiet().with("compensation.adopt.sweep-older", true).start()) {
            awaitCancels("5001");
        }
    }

    @Test
    void messagesOfBeforeAreNotPurged() {
        jdbc.update("UPDATE trade_adoption SET last_message_at = UTC_TIMESTAMP(3) - INTERVAL 50 DAY");
        done("6001", "60 DAY");
        done("6002", "40 DAY");

        try (ConfigurableApplicationContext product = quiet().start()) {
            await().atMost(PATIENCE).until(() -> messages("6002") == 0);
        }
        assertThat(messages("6001")).isEqualTo(1);
        assertThat(messages("1005")).as("of 2019").isEqualTo(1);
        try (ConfigurableApplicationContext product =
                quiet().with("compensation.adopt.purge-older", true).start()) {
            await().atMost(PATIENCE).until(() -> messages("6001") + messages("1005") == 0);
        }
    }

    /** The service of another topic sends its messages itself, and reads the times of its rows. */
    @Test
    void theOutboxIsTouchedNeitherOfBeforeNorOfOtherTopics(CapturedOutput output) {
        jdbc.update(OUTBOX, "ours", "orderTopic", "1", 0);
        jdbc.update(OUTBOX, "ours, sent by others", "orderTopic", "2", 1);
        jdbc.update(OUTBOX, "theirs", "crmTopic", "3", 0);
        jdbc.update(OUTBOX, "theirs, sent", "crmTopic", "4", 1);
        jdbc.update(OUTBOX, "theirs, refused", "crmTopic", "5", 2);
        List<String> others = others();

        try (ConfigurableApplicationContext product = relaying().start()) {
            await().atMost(PATIENCE).until(() -> stamped() == 2);
            await().atMost(PATIENCE).until(() -> output.getOut().contains("Messages of topic crmTopic wait"));
        }
        assertThat(Published.TOPICS).containsExactly("orderTopic");
        assertThat(others()).isEqualTo(others);
        assertThat(output)
                .containsOnlyOnce("add it to compensation.outbox.topics")
                .containsOnlyOnce("Messages of topic orderTopic that are older than the adoption");

        try (ConfigurableApplicationContext product = relaying()
                .with("compensation.outbox.topics", "crmTopic")
                .with("compensation.adopt.publish-older", true)
                .start()) {
            await().atMost(PATIENCE).until(() -> Published.TOPICS.size() == 3);
        }
        assertThat(Published.TOPICS).containsExactlyInAnyOrder("orderTopic", "orderTopic", "crmTopic");
        assertThat(jdbc.queryForObject(
                        "SELECT msg_status FROM trade_mq_producer_temp WHERE msg_topic = 'payTopic'", Integer.class))
                .isZero();
    }

    @Test
    void theAuditCountsOrdersOfBeforeAndLooksAtTheRest() throws Exception {
        jdbc.update("UPDATE trade_adoption SET adopted_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,"
                + " last_message_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
        neverReturned(77, "1 DAY");
        neverReturned(78, "10 MINUTE");

        try (ConfigurableApplicationContext product = quiet().start()) {
            AuditReport report = product.getBean(Audit.class).run().get(40, TimeUnit.SECONDS);

            assertThat(findings(report, "goods-taken-not-returned")).isEqualTo(1);
            assertThat(report.of("goods-taken-not-returned")
                            .orElseThrow()
                            .rows()
                            .get(0)
                            .subject())
                    .contains("order 78");
            assertThat(findings(report, "goods-returned-not-taken")).isZero();
            assertThat(findings(report, "order-unconfirmed-too-long")).isZero();
            assertThat(findings(report, "outbox-unsent-too-long")).isZero();
            assertThat(report.notLookedAt().orders()).isEqualTo(8);
            assertThat(report.notLookedAt().before()).isBefore(report.startedAt());
            Reconcile reconcile = product.getBean(Reconcile.class);
            assertThat(reconcile.propose(List.of()).orders())
                    .extracting(Proposal.ProposedOrder::order)
                    .containsExactly(78L);
            assertThat(reconcile.propose(List.of(77L)).leftOut().get(0).reason())
                    .contains("older than the adoption");
        }
        try (ConfigurableApplicationContext product =
                quiet().with("compensation.adopt.audit-older", true).start()) {
            AuditReport report = product.getBean(Audit.class).run().get(40, TimeUnit.SECONDS);

            assertThat(findings(report, "goods-taken-not-returned")).isEqualTo(2);
            assertThat(findings(report, "goods-returned-not-taken")).isEqualTo(1);
            assertThat(report.notLookedAt()).isNull();
        }
    }

    private CompensationApp quiet() {
        return schema.product()
                .with("compensation.outbox.enabled", false)
                .with("compensation.order.sweep-interval", 50)
                .with("compensation.retention.poll-interval", 50);
    }

    private CompensationApp relaying() {
        return schema.product()
                .withBean(Published.class)
                .with("compensation.order.sweep-enabled", false)
                .with("compensation.outbox.poll-interval", 50)
                .with("compensation.outbox.purge-interval", 50);
    }

    private void unconfirmed(long order, String age) {
        jdbc.update(
                "INSERT INTO trade_order (order_id, order_status, pay_status, shipping_status, add_time)"
                        + " VALUES (?, 0, 0, 0, UTC_TIMESTAMP() - INTERVAL " + age + ")",
                order);
    }

    private void done(String key, String age) {
        jdbc.update(
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_timestamp)"
                        + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', ?, 1, UTC_TIMESTAMP(3) - INTERVAL "
                        + age
                        + ")",
                key);
    }

    /** A cancel that is marked as done, of an order that took a piece and gave none back. */
    private void neverReturned(long order, String age) {
        jdbc.update(
                "INSERT INTO trade_order (order_id, order_status, pay_status, shipping_status, add_time)"
                        + " VALUES (?, 2, 0, 0, UTC_TIMESTAMP() - INTERVAL " + age + ")",
                order);
        jdbc.update(
                "INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time)"
                        + " VALUES (11, ?, -1, UTC_TIMESTAMP() - INTERVAL " + age + ")",
                order);
        done(Long.toString(order), age);
    }

    private void awaitCancels(String key) {
        await().atMost(PATIENCE).until(() -> cancels().contains(key));
    }

    private List<String> cancels() {
        return jdbc.queryForList(
                "SELECT msg_key FROM trade_mq_producer_temp WHERE msg_tag = 'order_cancel'", String.class);
    }

    private int messages(String key) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM trade_mq_consumer_log WHERE msg_key = ?", Integer.class, key);
    }

    private int stamped() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM trade_mq_producer_temp WHERE id LIKE 'ours%' AND msg_status = 1 AND sent_at IS NOT NULL",
                Integer.class);
    }

    /** Every value of all rows that are not ours. */
    private List<String> others() {
        return jdbc.queryForList("SELECT * FROM trade_mq_producer_temp WHERE id NOT LIKE 'ours%' ORDER BY seq").stream()
                .map(Object::toString)
                .toList();
    }

    private static long findings(AuditReport report, String invariant) {
        return report.of(invariant).orElseThrow().findings();
    }

    /** A broker that takes everything. */
    static class Published implements Publisher {

        static final List<String> TOPICS = new CopyOnWriteArrayList<>();

        @Override
        public List<SendOutcome> publish(String topic, List<OutgoingMessage> messages) {
            messages.forEach(message -> TOPICS.add(topic));
            return messages.stream()
                    .map(message -> new SendOutcome(SendOutcome.Kind.SENT, null))
                    .toList();
        }
    }
}
