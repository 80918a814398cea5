package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An adoption that ended after any statement is completed by the next start; MySQL cannot take DDL back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class InterruptedAdoptionIT {

    private final EmbeddedDatabase database;

    InterruptedAdoptionIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void isCompletedFromWhereItStopped(OldShop shop) {
        OldListenerSchema inOneGo = shop.on(database);
        inOneGo.migrate();
        List<String> complete = shapeAndRows(inOneGo);

        for (int done : stops(shop.on(database).plan().steps())) {
            OldListenerSchema schema = shop.on(database);
            List<String> statements = new ArrayList<>(SchemaPlan.SESSION);
            schema.plan().steps().stream().limit(done).map(SchemaStep::sql).forEach(statements::add);
            schema.run(statements);

            schema.migrate();

            assertThat(shapeAndRows(schema))
                    .as("stopped after %d statements", done)
                    .isEqualTo(complete);
        }
    }

    @Test
    void flywayCompletesItToo() {
        OldListenerSchema inOneGo = OldShop.COURSE.on(database);
        inOneGo.adopt();
        OldListenerSchema schema = OldShop.COURSE.on(database);
        List<String> statements = new ArrayList<>(SchemaPlan.SESSION);
        schema.plan().steps().stream().limit(6).map(SchemaStep::sql).forEach(statements::add);
        schema.run(statements);

        schema.adopt();

        assertThat(shapeAndRows(schema)).isEqualTo(shapeAndRows(inOneGo));
    }

    /** After a statement that only creates a table, nothing is half done, but for the record of the adoption. */
    private static List<Integer> stops(List<SchemaStep> steps) {
        List<Integer> stops = new ArrayList<>();
        for (int done = 1; done < steps.size(); done++) {
            if ((steps.get(done - 1).work() != Work.CREATE
                            || steps.get(done - 1).table().equals("trade_adoption"))
                    && steps.get(done).table().equals(steps.get(done - 1).table())) {
                stops.add(done);
            }
        }
        assertThat(stops).isNotEmpty();
        return stops;
    }

    /** Without times that depend on when the adoption was. */
    private static List<String> shapeAndRows(OldListenerSchema schema) {
        List<String> answer = new ArrayList<>(schema.jdbc()
                .queryForList(
                        """
                SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable, column_default, extra,
                  collation_name, column_key)
                FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name LIKE 'trade%'
                ORDER BY table_name, column_name""",
                        String.class));
        answer.addAll(schema.jdbc()
                .queryForList(
                        """
                SELECT CONCAT_WS(' ', table_name, index_name, non_unique, seq_in_index, column_name)
                FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name LIKE 'trade%'
                ORDER BY table_name, index_name, seq_in_index""",
                        String.class));
        schema.jdbc()
                .update(
                        "UPDATE trade_mq_consumer_log SET next_attempt_at = '2000-01-01' WHERE next_attempt_at IS NOT NULL");
        schema.jdbc().update("DELETE FROM trade_mq_operator_log");
        schema.jdbc().update("UPDATE trade_adoption SET adopted_at = '2000-01-01', last_message_at = '2000-01-01'");
        var columns = schema.columns();
        columns.remove("trade_history");
        columns.values().forEach(Collections::sort);
        schema.rows(columns).forEach((table, rows) -> answer.addAll(rows));
        return answer;
    }
}
