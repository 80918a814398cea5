package io.ordercompensation.support.embedded;

import io.ordercompensation.support.embedded.EmbeddedDatabase.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The file of grants that users get, with what they have to put in. */
final class Grants {

    static final Account PRODUCT = new Account("order_compensation", "product");
    static final Account MIGRATION = new Account("order_compensation_flyway", "flyway");

    private static final String FILE = "order-compensation/database/grants.sql";

    private Grants() {}

    static void give(Statement statement, String schema) throws SQLException {
        for (String grant : statements(schema)) {
            statement.execute(grant);
        }
    }

    static void give(EmbeddedDatabase database, String schema, String privileges, String table) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(""), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT %s ON %s.%s TO '%s'@'%%'".formatted(privileges, schema, table, PRODUCT.name()));
        } catch (SQLException e) {
            throw new IllegalStateException("%s on %s.%s was not granted".formatted(privileges, schema, table), e);
        }
    }

    private static List<String> statements(String schema) {
        return Stream.of(text().split(";"))
                .map(statement -> statement
                        .replace(" ON trade.", " ON " + schema + ".")
                        .replace("PASSWORD_OF_THE_PRODUCT", "'" + PRODUCT.password() + "'")
                        .replace("PASSWORD_OF_FLYWAY", "'" + MIGRATION.password() + "'")
                        .strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text() {
        try {
            return new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
