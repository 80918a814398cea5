package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.schema.OlderThanAdoptionIT.Published;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptException;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * config/database/adoption.sql, for a DBA who changed the tables before the window: what the old listener and the order
 * service have done on them since then is older than the adoption too.
 */
@OnEachDatabase
class MovedAdoptionIT {

    private static final Path FILE = Path.of("config", "database", "adoption.sql");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String OUTBOX =
            "INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)"
                    + " VALUES (?, 'orderProducerGroup', 'orderTopic', 'order_cancel', ?, '{}', 0, UTC_TIMESTAMP())";

    private final EmbeddedDatabase database;

    MovedAdoptionIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void whatWasDoneOnTheChangedTablesIsOlder(OldShop shop) throws SQLException {
        OldListenerSchema schema = changedLongAgo(shop);
        schema.jdbc().update(OUTBOX, "sent since", "8001");
        schema.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_timestamp)"
                                + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', '8002', 1, UTC_TIMESTAMP() + INTERVAL 8 HOUR)");
        LocalDateTime before = now(schema);

        move(schema, database.migrationAccount());

        Map<String, Object> moment = moment(schema);
        assertThat((LocalDateTime) moment.get("adopted_at")).isBetween(before, now(schema));
        assertThat(count(schema, "trade_mq_producer_temp WHERE seq > ?", moment.get("last_outbox_seq")))
                .isZero();
        assertThat(count(
                        schema,
                        "trade_mq_consumer_log WHERE consumer_status = 1 AND consumer_timestamp >= ?",
                        moment.get("last_message_at")))
                .isZero();
        schema.adopt();
        assertThat(moment(schema)).as("after the start").isEqualTo(moment);
    }

    @Test
    void whatTheOrderServiceWroteMeanwhileIsNotPublished() throws SQLException {
        OldListenerSchema schema = changedLongAgo(OldShop.COURSE);
        Published.TOPICS.clear();
        schema.jdbc().update(OUTBOX, "sent by the service itself", "8001");
        move(schema, database.migrationAccount());

        try (ConfigurableApplicationContext product = schema.product()
                .withBean(Published.class)
                .with("spring.flyway.enabled", false)
                .with("compensation.outbox.poll-interval", 50)
                .start()) {
            schema.jdbc().update(OUTBOX, "ours", "8003");
            await().atMost(PATIENCE)
                    .until(() -> count(schema, "trade_mq_producer_temp WHERE id = 'ours' AND msg_status = ?", 1) == 1);
        }
        assertThat(Published.TOPICS).hasSize(1);
    }

    /** Without the row nothing would be older, and a start would sweep, publish and purge what is the old listener's. */
    @Test
    void leavesTheMomentAsItWasIfItFails() {
        OldListenerSchema schema = changedLongAgo(OldShop.COURSE);
        Map<String, Object> moment = moment(schema);
        schema.jdbc().execute("RENAME TABLE trade_mq_producer_temp TO elsewhere");

        assertThatThrownBy(() -> move(schema, database.migrationAccount())).isInstanceOf(ScriptException.class);

        assertThat(moment(schema)).isEqualTo(moment);
    }

    @Test
    void isNotForTheAccountOfTheProduct() {
        OldListenerSchema schema = changedLongAgo(OldShop.COURSE);
        Map<String, Object> moment = moment(schema);

        assertThatThrownBy(() -> move(schema, database.productAccount()))
                .isInstanceOf(ScriptException.class)
                .rootCause()
                .hasMessageContaining("denied");

        assertThat(moment(schema)).isEqualTo(moment);
    }

    @Test
    void recordsWhatTheMigrationRecords() throws IOException {
        String recorded = Sql.of("change/record-adoption");

        assertThat(Files.readString(FILE))
                .contains(recorded.substring(recorded.indexOf("SELECT 1")).strip() + ";");
    }

    private OldListenerSchema changedLongAgo(OldShop shop) {
        OldListenerSchema schema = shop.on(database);
        schema.migrate();
        schema.jdbc()
                .update(
                        "UPDATE trade_adoption SET adopted_at = '2026-01-01 12:00:00', last_message_at = '2026-01-01 12:00:00'");
        return schema;
    }

    /** As the command line of a server in Shanghai would run it. */
    private void move(OldListenerSchema schema, EmbeddedDatabase.Account account) throws SQLException {
        try (Connection session = DriverManager.getConnection(
                        database.jdbcUrl(schema.name()), account.name(), account.password());
                Statement statement = session.createStatement()) {
            statement.execute("SET time_zone = '+08:00'");
            ScriptUtils.executeSqlScript(
                    session, new EncodedResource(new FileSystemResource(FILE), StandardCharsets.UTF_8));
        }
    }

    private static int count(OldListenerSchema schema, String rows, Object value) {
        return schema.jdbc().queryForObject("SELECT COUNT(*) FROM " + rows, Integer.class, value);
    }

    private static LocalDateTime now(OldListenerSchema schema) {
        return schema.jdbc().queryForObject("SELECT UTC_TIMESTAMP(3)", LocalDateTime.class);
    }

    private static Map<String, Object> moment(OldListenerSchema schema) {
        return schema.jdbc().queryForMap("SELECT * FROM trade_adoption");
    }
}
