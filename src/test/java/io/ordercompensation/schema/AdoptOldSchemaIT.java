package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of an old listener keep every row and get the shape of fresh ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class AdoptOldSchemaIT {

    private final EmbeddedDatabase database;
    private OldListenerSchema schema;
    private OldListenerSchema fresh;
    private Map<String, List<String>> oldColumns;
    private Map<String, List<String>> before;

    AdoptOldSchemaIT(EmbeddedDatabase database) {
        this.database = database;
    }

    /** The session of the migration is in another time zone than the one that reads. */
    @BeforeAll
    void adopt() {
        fresh = OldListenerSchema.empty(database).adopt();
        schema = OldListenerSchema.withRows(database);
        jdbc().update("INSERT INTO trade_user (user_id, user_money) VALUES (900000, 1234567890)");
        jdbc().execute("CREATE TABLE flyway_schema_history (installed_rank INT, version VARCHAR(50))");
        jdbc().update("INSERT INTO flyway_schema_history VALUES (1, '7.1')");
        oldColumns = schema.columns();
        before = schema.rows(oldColumns);
        schema.adopt("--spring.flyway.init-sqls=SET time_zone = '+08:00'");
    }

    @Test
    void losesNoRowAndChangesNoValue() {
        assertThat(before).allSatisfy((table, rows) -> assertThat(rows).hasSizeGreaterThan(3000));
        assertThat(schema.rows(oldColumns)).isEqualTo(before);
    }

    @Test
    void givesTheConsumerLogTheShapeOfAFreshOne() {
        String shape =
                """
                SELECT CONCAT_WS(' ', column_name, data_type, character_maximum_length, datetime_precision,
                  is_nullable, collation_name, column_default, extra)
                FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log' ORDER BY column_name""";
        assertSameAsFresh(shape);
    }

    @Test
    void keepsCentsInEveryMoneyColumn() {
        assertSameAsFresh(
                """
                SELECT CONCAT_WS(' ', table_name, column_name, numeric_scale) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name LIKE 'trade%' AND data_type = 'decimal'
                ORDER BY table_name, column_name""");
    }

    @Test
    void makesEveryTableTransactionalWithTheKeysOfAFreshOne() {
        assertSameAsFresh(
                """
                SELECT CONCAT_WS(' ', t.table_name, t.engine, s.non_unique,
                  GROUP_CONCAT(s.column_name ORDER BY s.seq_in_index))
                FROM information_schema.tables t JOIN information_schema.statistics s
                  ON s.table_schema = t.table_schema AND s.table_name = t.table_name
                WHERE t.table_schema = DATABASE() AND t.table_name LIKE 'trade%'
                  AND t.table_name NOT IN ('trade_goods_number_log', 'trade_user_money_log')
                GROUP BY t.table_name, t.engine, s.index_name, s.non_unique ORDER BY 1""");
    }

    @Test
    void leavesTheLogsTheirKeysUntilTheirOwnerTurnsThemRound() throws Exception {
        assertThat(keys("trade_goods_number_log")).containsExactly("goods_id,order_id,log_type", "order_id,log_type");
        assertThat(keys("trade_user_money_log"))
                .containsExactly("order_id,money_log_type", "user_id,order_id,money_log_type");

        OldListenerSchema turned = OldListenerSchema.empty(database).adopt();
        List<String> statements = turnRound();
        for (String table : List.of("trade_goods_number_log", "trade_user_money_log")) {
            turned.jdbc().execute("DROP TABLE " + table);
            turned.jdbc()
                    .execute(jdbc().queryForMap("SHOW CREATE TABLE " + table)
                            .get("Create Table")
                            .toString());
        }
        statements.forEach(turned.jdbc()::execute);
        try (Connection connection = turned.jdbc().getDataSource().getConnection()) {
            new SchemaMigration(connection).migrate();
        }
        for (String table : List.of("trade_goods_number_log", "trade_user_money_log")) {
            assertThat(keys(turned, table)).isEqualTo(keys(fresh, table));
        }
    }

    /** As docs/switching.md has them. */
    private static List<String> turnRound() throws IOException {
        String page = Files.readString(Path.of("docs/switching.md"));
        String chapter = page.substring(page.indexOf("## The key of the logs"));
        String sql = chapter.substring(chapter.indexOf("```sql") + "```sql".length());
        return List.of(sql.substring(0, sql.indexOf("```")).strip().split(";\\s*"));
    }

    private List<String> keys(String table) {
        return keys(schema, table);
    }

    private static List<String> keys(OldListenerSchema schema, String table) {
        return schema.jdbc()
                .queryForList(
                        "SELECT GROUP_CONCAT(column_name ORDER BY seq_in_index) FROM information_schema.statistics"
                                + " WHERE table_schema = DATABASE() AND table_name = ? GROUP BY index_name ORDER BY 1",
                        String.class,
                        table);
    }

    @Test
    void logsOldRestoresAsRestores() {
        assertThat(numbers("SELECT DISTINCT log_type FROM trade_goods_number_log WHERE order_id > 3000"))
                .containsExactly(2);
        assertThat(numbers("SELECT DISTINCT log_type FROM trade_goods_number_log WHERE goods_number < 0"))
                .containsExactly(1);
    }

    @Test
    void holdsARestoreBesideItsDeductionNow() {
        jdbc().update(
                        "INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number) VALUES (1, 1, 2, 2)");

        assertThat(numbers("SELECT goods_number FROM trade_goods_number_log WHERE order_id = 1 ORDER BY log_type"))
                .containsExactly(-2, 2);
        jdbc().update("DELETE FROM trade_goods_number_log WHERE order_id = 1 AND log_type = 2");
    }

    @Test
    void keepsRoomForABalanceOfTenDigitsAndItsCents() {
        jdbc().update("UPDATE trade_user SET user_money = user_money + 0.25 WHERE user_id = 900000");

        assertThat(jdbc().queryForObject("SELECT user_money FROM trade_user WHERE user_id = 900000", String.class))
                .isEqualTo("1234567890.25");
        jdbc().update("UPDATE trade_user SET user_money = user_money - 0.25 WHERE user_id = 900000");
    }

    @Test
    void keepsWhatTheOldWriterReliesOnInMoneyColumns() {
        jdbc().update("INSERT INTO trade_user (user_id) VALUES (900001)");

        assertThat(numbers("SELECT user_money FROM trade_user WHERE user_id = 900001"))
                .containsExactly(0);
        assertThat(jdbc().queryForObject(
                                "SELECT column_comment FROM information_schema.columns WHERE table_schema = DATABASE()"
                                        + " AND table_name = 'trade_order' AND column_name = 'money_paid'",
                                String.class))
                .isEqualTo("what the balance's owner paid");
        jdbc().update("DELETE FROM trade_user WHERE user_id = 900001");
    }

    @Test
    void takesLongBodiesOfAnyCharacter() {
        String body = "\uD83D\uDCB0取".repeat(50_000);
        jdbc().update("INSERT INTO trade_mq_producer_temp (id, msg_body) VALUES ('long', ?)", body);
        jdbc().update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body) VALUES ('g', 't', 'long', ?)",
                        body);

        for (String table : List.of("trade_mq_producer_temp WHERE id = ", "trade_mq_consumer_log WHERE msg_key = ")) {
            assertThat(jdbc().queryForObject("SELECT msg_body FROM " + table + "'long'", String.class))
                    .isEqualTo(body);
            jdbc().update("DELETE FROM " + table + "'long'");
        }
    }

    @Test
    void tellsKeysThatDifferOnlyInCaseApart() {
        String insert = "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key) VALUES ('g', 't', ?)";
        jdbc().update(insert, "msgId:abc");
        jdbc().update(insert, "msgId:ABC");

        assertThat(jdbc().update("DELETE FROM trade_mq_consumer_log WHERE group_name = 'g'"))
                .isEqualTo(2);
    }

    @Test
    void letsTheOldWritersGoOn() {
        jdbc().update(
                        "INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) VALUES (1, 900000, -1, NOW())");
        jdbc().update(
                        "INSERT INTO trade_mq_consumer_log (msg_id, group_name, msg_tag, msg_key, msg_body, consumer_status,"
                                + " consumer_times) VALUES ('id', 'g', 't', '900000', '{}', 0, 0)");

        assertThat(numbers("SELECT log_type FROM trade_goods_number_log WHERE order_id = 900000"))
                .containsExactly(1);
        assertThat(numbers("SELECT ABS(TIMESTAMPDIFF(SECOND, consumer_timestamp, UTC_TIMESTAMP())) < 60"
                        + " FROM trade_mq_consumer_log WHERE msg_key = '900000'"))
                .as("when the old listener took the message up, in UTC")
                .containsExactly(1);
        jdbc().update("DELETE FROM trade_goods_number_log WHERE order_id = 900000");
        jdbc().update("DELETE FROM trade_mq_consumer_log WHERE group_name = 'g'");
    }

    @Test
    void changesNothingAtASecondStart() {
        var columns = schema.columns();
        var rows = schema.rows(columns);

        schema.adopt();

        assertThat(schema.columns()).isEqualTo(columns);
        assertThat(schema.rows(columns)).isEqualTo(rows);
    }

    @Test
    void leavesTheHistoryOfTheUsersOwnMigrationsAlone() {
        assertThat(jdbc().queryForList("SELECT version FROM flyway_schema_history", String.class))
                .containsExactly("7.1");
    }

    private void assertSameAsFresh(String query) {
        List<String> expected = fresh.jdbc().queryForList(query, String.class);
        assertThat(expected).isNotEmpty();
        assertThat(jdbc().queryForList(query, String.class)).isEqualTo(expected);
    }

    private List<Integer> numbers(String query) {
        return jdbc().queryForList(query, Integer.class);
    }

    private JdbcTemplate jdbc() {
        return schema.jdbc();
    }
}
