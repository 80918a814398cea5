package io.ordercompensation.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.compensate.RestoreStep;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.sql.SqlHelper;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The columns that a start asks for are all that the product's statements use, but for those that confirm orders. */
@OnEachDatabase
class RequiredColumnsIT {

    private static final Path STATEMENTS = Path.of("src/main/resources/sql");

    /** Asked of tables as an old listener left them, or of those of whoever confirms orders here. */
    private static final List<String> OF_OTHER_TABLES = List.of("schema", "adopt", "order");

    /** They name no table, and MySQL does not prepare them. */
    private static final Pattern SAVEPOINT = Pattern.compile(".*-savepoint[.]sql");

    private final EmbeddedDatabase database;

    RequiredColumnsIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void areEnoughForEveryStatement() throws SQLException, IOException {
        String schema = EmbeddedDatabases.freshSchema(database);
        new CompensationApp(database, schema).migrated();
        // One connection: a prepared statement belongs to it.
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(schema), database.username(), database.password())) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            RequiredColumns.of(List.of(RestoreStep.values()))
                    .forEach((table, required) -> dropOthers(jdbc, table, required));

            List<String> refusals = new ArrayList<>();
            for (Path file : statements()) {
                try {
                    prepare(jdbc, Files.readString(file));
                } catch (DataAccessException refused) {
                    refusals.add(file + ": " + refused.getMostSpecificCause().getMessage());
                }
            }

            assertThat(refusals).isEmpty();
        }
    }

    private static void dropOthers(JdbcTemplate jdbc, String table, List<String> required) {
        List<String> others = new ArrayList<>(jdbc.queryForList(
                "SELECT LOWER(column_name) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?",
                String.class,
                table));
        others.removeAll(required);
        others.forEach(column -> jdbc.execute("ALTER TABLE " + table + " DROP COLUMN " + column));
    }

    private static List<Path> statements() throws IOException {
        try (Stream<Path> files = Files.walk(STATEMENTS)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> !SAVEPOINT.matcher(file.toString()).matches())
                    .filter(file -> !OF_OTHER_TABLES.contains(
                            STATEMENTS.relativize(file).getName(0).toString()))
                    .toList();
        }
    }

    private static void prepare(JdbcTemplate jdbc, String text) {
        String sql = SqlHelper.resolvePlaceholders(text, "#")
                .replaceAll(":[?#]\\$\\{[^}]*}", ":field")
                .replaceAll(":[?#](in:)?", ":");
        jdbc.update(
                "SET @required_columns = ?",
                NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(sql), null));
        jdbc.execute("PREPARE required_columns FROM @required_columns");
    }
}
