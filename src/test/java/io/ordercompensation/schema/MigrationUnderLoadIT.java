package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A large table of the course is adopted while somebody writes to it; -Dmigration.rows says how large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class MigrationUnderLoadIT {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationUnderLoadIT.class);
    private static final int ROWS = Integer.getInteger("migration.rows", 2_000);

    private final EmbeddedDatabase database;

    MigrationUnderLoadIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trade_goods_number_log", "trade_mq_consumer_log", "trade_order"})
    void theWriterGoesOn(String table) throws Exception {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        List<String> statements = statements(table);
        fill(schema, table, statements.get(0));
        List<SchemaStep> steps = schema.plan().steps().stream()
                .filter(step -> step.table().equals(table))
                .toList();
        SingleConnectionDataSource connection = schema.connection();
        try (SteadyWriter writer = new SteadyWriter(connection, statements.get(1), statements.get(2))) {
            await().until(() -> writer.written() > 20);
            Duration before = writer.longestStall();
            long begin = System.nanoTime();
            List<String> session = new ArrayList<>(SchemaPlan.SESSION);
            steps.stream().map(SchemaStep::sql).forEach(session::add);
            schema.run(session);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            long written = writer.written();
            await().until(() -> writer.written() > written + 20);
            LOG.info(
                    "{}: {} rows of {} in {} ms, longest stall {} ms ({} ms before), {}",
                    database.product(),
                    ROWS,
                    table,
                    took.toMillis(),
                    writer.longestStall().toMillis(),
                    before.toMillis(),
                    steps.stream().map(SchemaStep::work).toList());
        } finally {
            connection.destroy();
        }

        schema.migrate();
        assertThat(schema.plan().isDone()).isTrue();
        assertThat(schema.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Integer.class))
                .isGreaterThan(ROWS);
    }

    private static void fill(OldListenerSchema schema, String table, String insert) {
        List<String> statements = new ArrayList<>(List.of(
                "DELETE FROM " + table,
                "CREATE TABLE numbers (n INT NOT NULL PRIMARY KEY)",
                "INSERT INTO numbers VALUES (1)"));
        for (int rows = 1; rows < ROWS; rows *= 2) {
            statements.add("INSERT INTO numbers SELECT n + %d FROM numbers WHERE n + %1$d <= %d".formatted(rows, ROWS));
        }
        statements.add(insert);
        statements.add("ANALYZE TABLE " + table);
        schema.run(statements);
    }

    private static List<String> statements(String table) throws IOException {
        return new ClassPathResource("migration-load/" + table + ".sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
