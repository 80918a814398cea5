package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The moment of the adoption is written down once, whatever happens on the way, and only if there was something to adopt. */
@OnEachDatabase
class AdoptionMomentIT {

    private final EmbeddedDatabase database;

    AdoptionMomentIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void isWrittenByTheMigrationAndStays(OldShop shop) {
        OldListenerSchema schema = shop.on(database);
        LocalDateTime before = now(schema);

        schema.adopt();

        Map<String, Object> moment = moment(schema);
        assertThat((LocalDateTime) moment.get("adopted_at")).isBetween(before, now(schema));
        assertThat((LocalDateTime) moment.get("last_message_at"))
                .isBetween((LocalDateTime) moment.get("adopted_at"), now(schema).plusHours(15));
        assertThat(moment.get("last_outbox_seq"))
                .isEqualTo(schema.jdbc()
                        .queryForObject("SELECT COALESCE(MAX(seq), 0) FROM trade_mq_producer_temp", Long.class));
        schema.adopt();
        schema.migrate();
        assertThat(moment(schema)).isEqualTo(moment);
    }

    @Test
    void aFreshDatabaseHasNone() {
        OldListenerSchema schema = OldListenerSchema.empty(database);
        schema.adopt();
        schema.jdbc().update("INSERT INTO trade_order (order_id) VALUES (1)");
        schema.migrate();

        assertThat(schema.plan().isDone()).isTrue();
        assertThat(schema.jdbc().queryForList("SELECT * FROM trade_adoption")).isEmpty();
        assertThat(AdoptionRecord.read(org.springframework.jdbc.core.simple.JdbcClient.create(schema.jdbc()))
                        .isNone())
                .isTrue();
    }

    @Test
    void goodsAloneAreNoOldListener() {
        OldListenerSchema schema = OldListenerSchema.withoutRows(database);
        schema.jdbc().update("INSERT INTO trade_goods (goods_id, goods_number) VALUES (1, 100)");
        schema.adopt();

        assertThat(schema.jdbc().queryForList("SELECT * FROM trade_adoption")).isEmpty();
    }

    /** Until it is complete the tables are the old listener's, who goes on; then the moment does not move any more. */
    @Test
    void anInterruptedAdoptionWritesItWhenItIsComplete() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        List<String> steps = steps(schema);
        run(schema, steps.subList(0, steps.size() - 2));
        assertThat(schema.jdbc().queryForList("SELECT * FROM trade_adoption")).isEmpty();

        schema.migrate();

        assertThat(moment(schema).get("adopted_at")).isNotNull();
        assertThat(schema.plan().isDone()).isTrue();
    }

    @Test
    void anInterruptionAfterItWasWrittenDoesNotMoveIt() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        List<String> steps = steps(schema);
        run(schema, steps.subList(0, steps.size() - 1));
        schema.jdbc().update("UPDATE trade_adoption SET adopted_at = '2026-01-01 12:00:00.5'");
        Map<String, Object> moment = moment(schema);

        schema.migrate();

        assertThat(moment(schema)).isEqualTo(moment);
        assertThat(schema.plan().isDone()).isTrue();
    }

    /** An old log in the time of Shanghai lies eight hours ahead; a year 9999 is no time. */
    @Test
    void theLastMessageOfALogInAnotherZoneIsOlderToo() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        JdbcTemplate jdbc = schema.jdbc();
        jdbc.update("ALTER TABLE trade_mq_consumer_log MODIFY consumer_timestamp DATETIME NULL");
        jdbc.update(
                "UPDATE trade_mq_consumer_log SET consumer_status = 1, consumer_timestamp = UTC_TIMESTAMP() + INTERVAL 8 HOUR");
        jdbc.update("UPDATE trade_mq_consumer_log SET consumer_timestamp = '9999-01-01' WHERE msg_key = '1002'");
        schema.adopt();

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM trade_mq_consumer_log, trade_adoption WHERE consumer_timestamp >= last_message_at",
                        Integer.class))
                .isEqualTo(1);
    }

    private static List<String> steps(OldListenerSchema schema) {
        List<String> steps = new ArrayList<>(SchemaPlan.SESSION);
        schema.plan().steps().forEach(step -> steps.add(step.sql()));
        return steps;
    }

    private static void run(OldListenerSchema schema, List<String> steps) {
        schema.run(steps);
    }

    private static LocalDateTime now(OldListenerSchema schema) {
        return schema.jdbc().queryForObject("SELECT UTC_TIMESTAMP(3)", LocalDateTime.class);
    }

    private static Map<String, Object> moment(OldListenerSchema schema) {
        return schema.jdbc().queryForMap("SELECT * FROM trade_adoption");
    }
}
