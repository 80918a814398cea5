package io.ordercompensation.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.schema.OldShop;
import io.ordercompensation.sql.Statements;
import io.ordercompensation.support.DefaultSettings;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What harms is refused, and what belongs to the life of a product is not. */
@OnEachDatabase
class RefusalsIT {

    private static final String OWN = "order_orderTopic_cancel_group";

    private final EmbeddedDatabase database;
    private OldDatabase old;
    private String group = OWN;
    private String topic = "orderTopic";
    private String tag = "order_cancel";
    private boolean ledger = true;
    private String zone = "UTC";
    private Set<AdoptCode> accepted = Set.of();

    RefusalsIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void freshProduct() {
        old = OldDatabase.empty(database);
    }

    @Test
    void aFreshDatabaseIsNeverRefused() {
        zone = "Asia/Shanghai";
        assertThat(refused()).isEmpty();
        old.product().migrated();
        assertThat(refused()).isEmpty();
    }

    @Test
    void anotherGroupOverALogWithRecentMessagesIsRefused() {
        old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc().update("UPDATE trade_mq_consumer_log SET consumer_timestamp = UTC_TIMESTAMP()");
        assertThat(refused()).isEmpty();

        group = "another_group";
        assertThat(refused()).containsExactly(AdoptCode.UNKNOWN_GROUP);
        accepted = Set.of(AdoptCode.UNKNOWN_GROUP);
        assertThat(refused()).isEmpty();
    }

    @Test
    void anotherTagOverALogWithRecentMessagesIsRefused() {
        old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc().update("UPDATE trade_mq_consumer_log SET consumer_timestamp = UTC_TIMESTAMP()");

        tag = "another_cancel";

        assertThat(refused()).containsExactly(AdoptCode.UNKNOWN_GROUP);
    }

    @Test
    void anotherTopicThanThatOfAllLateCancelsIsRefused() {
        old = OldDatabase.of(database, OldShop.COURSE);
        topic = "another_topic";
        assertThat(refused()).as("years ago").isEmpty();

        old.jdbc().update("UPDATE trade_mq_producer_temp SET create_time = UTC_TIMESTAMP()");
        assertThat(refused()).containsExactly(AdoptCode.UNKNOWN_TOPIC);
        topic = "payTopic";
        assertThat(refused()).as("where others send other things").containsExactly(AdoptCode.UNKNOWN_TOPIC);
        accepted = Set.of(AdoptCode.UNKNOWN_TOPIC);
        assertThat(refused()).isEmpty();
        accepted = Set.of();
        topic = "orderTopic";
        assertThat(refused()).isEmpty();
        topic = "another_topic";
        old.jdbc()
                .update("INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_tag, msg_key, msg_body, msg_status)"
                        + " VALUES ('new', 'another_topic', 'order_cancel', '1', '{}', 1)");
        assertThat(refused()).as("one to this topic").isEmpty();
    }

    @Test
    void theSameGroupInOtherLettersIsAnother() {
        old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc().update("UPDATE trade_mq_consumer_log SET consumer_timestamp = UTC_TIMESTAMP()");

        group = "ORDER_orderTopic_cancel_group";
        assertThat(refused()).containsExactly(AdoptCode.UNKNOWN_GROUP);
    }

    @Test
    void anOldLogWithoutTimesCountsAsRecent() {
        old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc().update("UPDATE trade_mq_consumer_log SET consumer_timestamp = NULL");

        group = "another_group";
        assertThat(refused()).containsExactly(AdoptCode.UNKNOWN_GROUP);
    }

    @Test
    void aGroupWhoseRowsWerePurgedStartsAgain() {
        old.product().migrated();
        message("old_group", 1, "UTC_TIMESTAMP() - INTERVAL 40 DAY");
        message("old_group", 0, "NULL");
        assertThat(refused()).isEmpty();

        message("old_group", 1, "UTC_TIMESTAMP() - INTERVAL 1 HOUR");
        assertThat(refused()).containsExactly(AdoptCode.UNKNOWN_GROUP);
        message(OWN, 3, "UTC_TIMESTAMP() - INTERVAL 40 DAY");
        assertThat(refused()).isEmpty();
    }

    @Test
    void whatAnotherListenerConfirmedIsNoReason() {
        old.product().migrated();
        message("confirm_group", 1, "UTC_TIMESTAMP()");
        old.jdbc().update("UPDATE trade_mq_consumer_log SET msg_tag = 'order_confirm'");

        assertThat(refused()).isEmpty();
    }

    @Test
    void aGoodsLogOfRestoresAloneIsRefusedInLedgerMode() {
        old = OldDatabase.of(database, OldShop.WAREHOUSE);

        assertThat(refused()).containsExactly(AdoptCode.LEDGER_WITHOUT_DEDUCTIONS);
        ledger = false;
        assertThat(refused()).isEmpty();
    }

    @Test
    void confirmedOrdersWithoutAnyDeductionAreRefusedAndAYoungShopIsNot() {
        old.product().migrated();
        order(1, 0);
        order(2, 2);
        assertThat(refused()).as("orders that took nothing").isEmpty();

        order(3, 1);
        assertThat(refused()).containsExactly(AdoptCode.LEDGER_WITHOUT_DEDUCTIONS, AdoptCode.LEDGER_WITHOUT_DEDUCTIONS);
        old.jdbc().update("INSERT INTO trade_goods_number_log VALUES (1, 3, 1, -2, NULL)");
        old.jdbc().update("INSERT INTO trade_user_money_log VALUES (1, 3, 1, 5, NULL)");
        assertThat(refused()).isEmpty();
    }

    @Test
    void aZoneForATimestampIsRefused() {
        old = OldDatabase.of(database, OldShop.COURSE);

        for (String wrong : Set.of("Asia/Shanghai", "America/New_York", "Europe/London")) {
            zone = wrong;
            assertThat(refused()).as(wrong).containsExactly(AdoptCode.ZONE_FOR_TIMESTAMP);
        }
        zone = "Etc/UTC";
        assertThat(refused()).isEmpty();
    }

    @Test
    void aZoneForADatetimeIsNot() {
        old = OldDatabase.of(database, OldShop.CORNER_SHOP);

        zone = "Asia/Shanghai";
        assertThat(refused()).isEmpty();
    }

    @Test
    void aLogColumnThatRefusesRestoresIsRefused() {
        old.product().migrated();
        assertThat(refused()).isEmpty();
        old.jdbc().execute("ALTER TABLE trade_mq_consumer_log ADD COLUMN shop INT NOT NULL");
        assertThat(refused()).as("the server fills it").isEmpty();

        old.jdbc().execute("ALTER TABLE trade_goods_number_log ADD COLUMN booked_by VARCHAR(40) NOT NULL");
        assertThat(refused()).containsExactly(AdoptCode.LOG_REFUSES_INSERTS);
        old.jdbc().execute("ALTER TABLE trade_goods_number_log ALTER COLUMN booked_by SET DEFAULT ''");
        assertThat(refused()).isEmpty();

        old.jdbc().execute("ALTER TABLE trade_user_money_log ADD UNIQUE KEY uk_line (order_id, user_id)");
        assertThat(refused()).containsExactly(AdoptCode.LOG_REFUSES_INSERTS);
        old.jdbc().execute("ALTER TABLE trade_user_money_log DROP KEY uk_line");
        old.jdbc().execute("ALTER TABLE trade_mq_consumer_log ADD UNIQUE KEY uk_key (msg_key)");
        assertThat(refused()).containsExactly(AdoptCode.LOG_REFUSES_INSERTS);
    }

    private void message(String of, int status, String time) {
        old.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status,"
                                + " consumer_timestamp) VALUES (?, 'order_cancel', UUID(), ?, " + time + ")",
                        of,
                        status);
    }

    private void order(long id, int status) {
        old.jdbc()
                .update(
                        "INSERT INTO trade_order (order_id, user_id, order_status, goods_id, goods_number, money_paid)"
                                + " VALUES (?, 1, ?, 1, 2, 5)",
                        id,
                        status);
    }

    private List<AdoptCode> refused() {
        AdoptSettings settings = new AdoptSettings(
                DefaultSettings.of(
                        OrderTopicProperties.class,
                        "mq.order",
                        "topic=" + topic,
                        "tag.cancel=" + tag,
                        "consumer.group.name=" + group),
                List.of(topic),
                ledger,
                Set.of("goods", "coupon", "balance", "order"),
                ZoneId.of(zone),
                true,
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                Duration.ofHours(72),
                new Statements(Path.of("config/sql"))::text,
                new AdoptProperties(Duration.ofSeconds(30), 1_000_000, accepted, false, false, false, false));
        Adoption adoption = new Adoption(old.jdbc().getDataSource(), settings, Clock.systemUTC());
        List<AdoptCode> refused = new ArrayList<>(codes(adoption.refusalsBeforeTheMigration()));
        // Asked again on the tables as they are by then.
        codes(adoption.refusalsAfterTheMigration()).stream()
                .filter(code -> !refused.contains(code))
                .forEach(refused::add);
        return refused;
    }

    private static List<AdoptCode> codes(List<AdoptFinding> refusals) {
        return refusals.stream().map(AdoptFinding::code).toList();
    }
}
