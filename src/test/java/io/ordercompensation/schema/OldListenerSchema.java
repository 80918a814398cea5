package io.ordercompensation.schema;

import io.ordercompensation.config.Standalone;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A schema as a hand-written listener left it, to be adopted by the product's own migration. */
final class OldListenerSchema {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** Not test_ and a number: in such schemas MariaDB lets everybody do everything. */
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final EmbeddedDatabase database;
    private final String name;
    private final JdbcTemplate jdbc;

    private OldListenerSchema(EmbeddedDatabase database) {
        this.database = database;
        this.name = "old_shop_" + SCHEMAS.incrementAndGet();
        database.createSchema(name);
        this.jdbc = new JdbcTemplate(
                new DriverManagerDataSource(database.jdbcUrl(name), database.username(), database.password()));
    }

    static OldListenerSchema withoutRows(EmbeddedDatabase database) {
        OldListenerSchema schema = new OldListenerSchema(database);
        schema.run("old-listener/schema.sql");
        return schema;
    }

    static OldListenerSchema withRows(EmbeddedDatabase database) {
        OldListenerSchema schema = withoutRows(database);
        schema.run("old-listener/rows.sql");
        return schema;
    }

    static OldListenerSchema of(OldShop shop, EmbeddedDatabase database) {
        OldListenerSchema schema = new OldListenerSchema(database);
        shop.scripts().forEach(schema::run);
        return schema;
    }

    /** A schema that never saw another listener. */
    static OldListenerSchema empty(EmbeddedDatabase database) {
        return new OldListenerSchema(database);
    }

    /** Migrates with the settings of the product's jar, and starts nothing else. */
    OldListenerSchema adopt(String... more) {
        String[] settings = {
            "--spring.datasource.url=" + database.jdbcUrl(name),
            "--spring.datasource.username=" + database.productAccount().name(),
            "--spring.datasource.password=" + database.productAccount().password(),
            "--spring.flyway.user=" + database.migrationAccount().name(),
            "--spring.flyway.password=" + database.migrationAccount().password(),
            "--spring.datasource.hikari.pool-name=" + name
        };
        String[] arguments = Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, arguments, settings.length, more.length);
        new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
        return this;
    }

    CompensationApp product() {
        return new CompensationApp(database, name).withoutBroker();
    }

    String name() {
        return name;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** A connection of its own, which whoever asks closes. */
    SingleConnectionDataSource connection() {
        return new SingleConnectionDataSource(database.jdbcUrl(name), database.username(), database.password(), true);
    }

    /** What is left to do. */
    SchemaPlan plan() {
        return jdbc.execute((ConnectionCallback<SchemaPlan>) SchemaPlan::of);
    }

    void migrate() {
        jdbc.execute((Connection session) -> {
            new SchemaMigration(session).migrate();
            return null;
        });
    }

    /** The names of the columns, by table. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new TreeMap<>();
        for (String table : jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type = 'BASE TABLE' AND LOWER(table_name) LIKE 'trade%'",
                String.class)) {
            columns.put(
                    table,
                    jdbc.queryForList(
                            "SELECT column_name FROM information_schema.columns WHERE table_schema = ?"
                                    + " AND table_name = ? ORDER BY ordinal_position",
                            String.class,
                            name,
                            table));
        }
        return columns;
    }

    /** Every row of the tables, sorted, as far as the columns go. */
    Map<String, List<String>> rows(Map<String, List<String>> columns) {
        Map<String, List<String>> rows = new TreeMap<>();
        columns.forEach((table, names) -> rows.put(table, rows(table, names)));
        return rows;
    }

    /** Runs statements one after the other in one session. */
    void run(List<String> statements) {
        jdbc.execute((Connection session) -> {
            try (var statement = session.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return null;
        });
    }

    private List<String> rows(String table, List<String> columns) {
        String text =
                columns.stream().map(column -> "CAST(`" + column + "` AS CHAR)").collect(Collectors.joining(", "));
        return jdbc
                .query("SELECT " + text + " FROM " + table, (row, n) -> {
                    StringBuilder line = new StringBuilder();
                    for (int column = 1; column <= columns.size(); column++) {
                        line.append(plain(row.getString(column))).append(" | ");
                    }
                    return line.toString();
                })
                .stream()
                .sorted()
                .toList();
    }

    /** The value without what a wider type adds to it; a time of zeros is none. */
    private static String plain(String value) {
        if (value == null || value.startsWith("0000-00-00")) {
            return "null";
        }
        return DECIMAL.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value.replaceFirst("(:\\d\\d)\\.000$", "$1");
    }

    private void run(String script) {
        try (Connection connection = jdbc.getDataSource().getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new EncodedResource(new ClassPathResource(script), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException(script + " failed on " + database.product(), e);
        }
    }

    @Standalone
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    private static final class Migration {}
}
