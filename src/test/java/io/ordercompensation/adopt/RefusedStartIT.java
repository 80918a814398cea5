package io.ordercompensation.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The product itself does not start where it would harm, and leaves the tables as they are. */
@OnEachDatabase
class RefusedStartIT {

    private final EmbeddedDatabase database;

    RefusedStartIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void withAnotherGroupUnlessThatIsWanted() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        String key = "mq.order.consumer.group.name";

        assertRefusedUntouched(
                old,
                old.product().with(key, "another_group"),
                "(unknown-group)",
                "would be restored a second time",
                "Set mq.order.consumer.group.name: order_orderTopic_cancel_group");

        old.product()
                .with(key, "another_group")
                .with("compensation.adopt.accept", "unknown-group")
                .start()
                .close();
        old.jdbc()
                .update("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status)"
                        + " VALUES ('another_group', 'order_cancel', '1', 1)");
        old.product().with(key, "another_group").start().close();
    }

    @Test
    void withAnotherTag() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);

        assertRefusedUntouched(
                old,
                old.product().with("mq.order.tag.cancel", "another_cancel"),
                "(unknown-group)",
                "would be restored a second time",
                "mq.order.tag.cancel: order_cancel");
    }

    @Test
    void withAnotherTopic() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc().update("UPDATE trade_mq_producer_temp SET create_time = UTC_TIMESTAMP()");

        assertRefusedUntouched(
                old,
                old.product().with("mq.order.topic", "another_topic"),
                "(unknown-topic)",
                "none of those would be restored",
                "Set mq.order.topic: orderTopic");
    }

    @Test
    void withALedgerThatIsNone() {
        OldDatabase old = OldDatabase.of(database, OldShop.WAREHOUSE);

        assertRefusedUntouched(
                old,
                old.product(),
                "(ledger-without-deductions)",
                "every cancel would be marked as done and no stock given back",
                "compensation.source: message");
    }

    @Test
    void withAZoneForATimestamp() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);

        assertRefusedUntouched(
                old,
                old.product().with("compensation.order.time-zone", "America/New_York"),
                "(zone-for-timestamp)",
                "living orders would be cancelled",
                "Take compensation.order.time-zone out");
    }

    /** A start without Flyway asks the same, of tables that somebody else has changed. */
    @Test
    void whereADbaHasRunTheStatementsToo() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        old.product().migrated();

        assertRefusedUntouched(
                old,
                old.product()
                        .with("spring.flyway.enabled", false)
                        .with("compensation.order.time-zone", "America/New_York"),
                "(zone-for-timestamp)",
                "living orders would be cancelled",
                "Take compensation.order.time-zone out");
    }

    /** The rows of the course carry no time, also once they are adopted. */
    @Test
    void withAnotherGroupSoonAfterTheAdoption() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        old.product().migrated();

        assertRefusedUntouched(
                old,
                old.product().with("mq.order.consumer.group.name", "another_group"),
                "(unknown-group)",
                "restored a second time",
                "Set mq.order.consumer.group.name: order_orderTopic_cancel_group");
    }

    @Test
    void withALogThatRefusesRestores() {
        OldDatabase old = OldDatabase.empty(database);
        old.product().migrated();
        old.jdbc().execute("ALTER TABLE trade_goods_number_log ADD COLUMN booked_by VARCHAR(40) NOT NULL");

        assertRefusedUntouched(
                old,
                old.product(),
                "(log-refuses-inserts)",
                "every attempt would fail",
                "ALTER TABLE trade_goods_number_log ALTER COLUMN booked_by SET DEFAULT");
    }

    private static void assertRefusedUntouched(
            OldDatabase old, CompensationApp product, String code, String what, String remedy) {
        List<String> before = old.everything();
        Throwable failure = catchThrowable(() -> product.start().close());

        while (failure != null && failure.getCause() != null) {
            failure = failure.getCause();
        }
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).contains(code, what);
        assertThat(failure).extracting("action").asString().contains(remedy);
        assertThat(old.everything()).isEqualTo(before);
    }
}
