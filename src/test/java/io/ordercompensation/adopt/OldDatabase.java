package io.ordercompensation.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.config.Adopt;
import io.ordercompensation.config.Back;
import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The database of an old shop, at which the command looks. */
public final class OldDatabase {

    /**
     * What the command said.
     *
     * @param errors on the error output
     */
    public record Look(int exitCode, String text, String errors) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /** Lines such as {@code decide sweep trade_order: 2 orders ...}. */
        List<String> findings() {
            List<String> findings = new ArrayList<>();
            for (JsonNode finding : json().get("findings")) {
                findings.add("%s %s %s: %s %s"
                        .formatted(
                                finding.get("level").asText(),
                                finding.get("code").asText(),
                                finding.get("subject").asText(),
                                finding.get("what").asText(),
                                finding.path("remedy").asText("")));
            }
            return findings;
        }
    }

    private final EmbeddedDatabase database;
    private final String schema;
    private final JdbcTemplate jdbc;

    private OldDatabase(EmbeddedDatabase database) {
        this.database = database;
        this.schema = EmbeddedDatabases.freshSchema(database);
        this.jdbc = new JdbcTemplate(
                new DriverManagerDataSource(database.jdbcUrl(schema), database.username(), database.password()));
    }

    public static OldDatabase of(EmbeddedDatabase database, OldShop shop) {
        return of(database, shop.scripts().toArray(String[]::new));
    }

    public static OldDatabase of(EmbeddedDatabase database, String... scripts) {
        OldDatabase old = new OldDatabase(database);
        Arrays.stream(scripts).forEach(old::run);
        return old;
    }

    public static OldDatabase empty(EmbeddedDatabase database) {
        return new OldDatabase(database);
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public CompensationApp product() {
        return new CompensationApp(database, schema).withoutBroker();
    }

    /** With the account that may do everything. */
    public Look look(String... arguments) {
        return lookAs(database.username(), database.password(), arguments);
    }

    Look json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return look(all.toArray(String[]::new));
    }

    Look lookAs(String user, String password, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                "adopt",
                "--spring.datasource.url=" + database.jdbcUrl(schema),
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password));
        line.addAll(List.of(arguments));
        return run(line.toArray(String[]::new));
    }

    /** Runs {@code adopt} or {@code back} as the product's account; a setting that the line has wins. */
    public Look command(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        // `adopt` looks as whoever changes the tables, as a reader has it in config/application.yaml.
        String account = line[0].equals(Back.COMMAND) ? "--spring.datasource.username=" : "--spring.flyway.user=";
        String password = line[0].equals(Back.COMMAND) ? "--spring.datasource.password=" : "--spring.flyway.password=";
        var own = line[0].equals(Back.COMMAND) ? database.productAccount() : database.migrationAccount();
        for (String setting : List.of(
                "--spring.datasource.url=" + database.jdbcUrl(schema),
                account + own.name(),
                password + own.password())) {
            if (all.stream().noneMatch(given -> given.startsWith(setting.substring(0, setting.indexOf('=') + 1)))) {
                all.add(setting);
            }
        }
        return run(all.toArray(String[]::new));
    }

    public String schema() {
        return schema;
    }

    static synchronized Look run(String... line) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int code = line[0].equals(Back.COMMAND) ? Back.run(line) : Adopt.run(line);
            return new Look(code, said.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** An account that may only read. */
    String reader() {
        String name = "reader_of_" + schema;
        jdbc.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'reads'".formatted(name));
        jdbc.execute("GRANT SELECT ON `%s`.* TO '%s'@'%%'".formatted(schema, name));
        return name;
    }

    /** Every table's definition with its counter, every row, and the triggers. */
    public List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String table : jdbc.queryForList("SHOW FULL TABLES WHERE table_type = 'BASE TABLE'").stream()
                .map(row -> row.values().iterator().next().toString())
                .sorted()
                .toList()) {
            all.add(jdbc.queryForMap("SHOW CREATE TABLE `" + table + "`")
                    .values()
                    .toString());
            jdbc.query("SELECT * FROM `" + table + "`", row -> {
                StringBuilder line = new StringBuilder(table);
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    line.append(" | ").append(Arrays.toString(row.getBytes(column)));
                }
                all.add(line.toString());
            });
        }
        jdbc.queryForList("SHOW TRIGGERS").forEach(trigger -> all.add(trigger.toString()));
        return all;
    }

    /** Statements as somebody would paste them. */
    public void runText(String statements) {
        jdbc.execute((Connection connection) -> {
            ScriptUtils.executeSqlScript(
                    connection,
                    new EncodedResource(
                            new ByteArrayResource(statements.getBytes(StandardCharsets.UTF_8)),
                            StandardCharsets.UTF_8));
            return null;
        });
    }

    private void run(String script) {
        jdbc.execute((Connection connection) -> {
            ScriptUtils.executeSqlScript(
                    connection, new EncodedResource(new ClassPathResource(script), StandardCharsets.UTF_8));
            return null;
        });
    }
}
