package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** An adoption that ended at any statement is completed by the next start; MySQL cannot take DDL back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InterruptedAdoptionIT {

    private final EmbeddedDatabase database;
    private List<String> statements;
    private List<String> complete;

    InterruptedAdoptionIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void adoptInOneGo() throws IOException {
        statements = new ArrayList<>();
        for (String script : List.of(
                "V1__tables.sql",
                "V2__adopt_old_tables.sql",
                "V3__parked_messages.sql",
                "V4__purge.sql",
                "V5__outbox.sql",
                "V6__refused_keys.sql",
                "V7__open_claims.sql")) {
            String text = new ClassPathResource("db/migration/" + script).getContentAsString(StandardCharsets.UTF_8);
            Stream.of(text.split(";\\R")).filter(sql -> !sql.isBlank()).forEach(statements::add);
        }
        OldListenerSchema schema = oldSchema();
        schema.run(statements);
        complete = shapeAndRows(schema);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 33, 46, 60, 75, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98})
    void completesWhatStoppedAfterSoManyPercent(int percent) {
        OldListenerSchema schema = oldSchema();
        schema.run(statements.subList(0, statements.size() * percent / 100));

        schema.run(statements);

        assertThat(shapeAndRows(schema)).isEqualTo(complete);
    }

    @Test
    void flywayCompletesItToo() {
        OldListenerSchema schema = oldSchema();
        schema.run(statements.subList(0, statements.size() / 2));

        schema.adopt();

        assertThat(shapeAndRows(schema)).isEqualTo(complete);
    }

    private OldListenerSchema oldSchema() {
        OldListenerSchema schema = OldListenerSchema.withoutRows(database);
        schema.run(List.of(
                "SET sql_mode = ''",
                "INSERT INTO trade_goods_number_log VALUES (1, 1, -3, '2019-05-01 10:00:00'), (2, 2, 3, '2019-05-01 10:00:00')",
                "INSERT INTO trade_user (user_id, user_money) VALUES (1, 1234567890)",
                "INSERT INTO trade_mq_producer_temp (id, msg_key, msg_body, msg_status, create_time) VALUES"
                        + " ('a', 'Key', '取消', 0, '2019-05-02 10:00:00'), ('b', 'key', '取消', 1, '2019-05-01 10:00:00')",
                "INSERT INTO trade_mq_consumer_log VALUES"
                        + " ('id', 'g', 't', 'k', '取消', 1, 1, '2019-05-01 10:00:00', '库存不足'),"
                        + " ('id', 'g', 't', 'zero', NULL, 0, 0, '0000-00-00 00:00:00', NULL)"));
        return schema;
    }

    private static List<String> shapeAndRows(OldListenerSchema schema) {
        List<String> answer = new ArrayList<>(schema.jdbc()
                .queryForList(
                        """
                SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable, column_default, extra,
                  collation_name, column_key)
                FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name LIKE 'trade%'
                ORDER BY table_name, ordinal_position""",
                        String.class));
        schema.rows(schema.columns()).forEach((table, rows) -> answer.addAll(rows));
        return answer;
    }
}
