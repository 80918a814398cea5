package io.ordercompensation.support.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The promises that other tests build on, on every server. */
@OnEachDatabase
class EmbeddedDatabaseIT {

    private final EmbeddedDatabase database;
    private final String schema;

    EmbeddedDatabaseIT(EmbeddedDatabase database) {
        this.database = database;
        this.schema = EmbeddedDatabases.freshSchema(database);
    }

    @Test
    void isTheProductItSaysItIs() throws SQLException {
        String version = database.product().split(" ")[1];

        assertThat(query("SELECT VERSION()")).startsWith(version);
    }

    @Test
    void speaksUtcAndUtf8() throws SQLException {
        assertThat(query("SELECT @@session.time_zone")).isIn("+00:00", "UTC");
        assertThat(query("SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW())"))
                .isEqualTo("0");
        assertThat(query("SELECT '退款 \uD83D\uDCB0'")).isEqualTo("退款 \uD83D\uDCB0");
        assertThat(query("SELECT @@character_set_database")).isEqualTo("utf8mb4");
    }

    @Test
    void flushesItsLogAtEveryCommit() throws SQLException {
        assertThat(query("SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
    }

    @Test
    void readsJsonAsATable() throws SQLException {
        String sum =
                """
                SELECT SUM(n) FROM JSON_TABLE('[{"n":19},{"n":23}]', '$[*]' COLUMNS (n BIGINT PATH '$.n')) messages
                """;

        assertThat(query(sum)).isEqualTo("42");
    }

    @Test
    void keepsACommittedRowAcrossAKill() throws SQLException {
        execute("CREATE TABLE kept (id BIGINT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
        int port = database.port();
        long pid = database.pid();

        database.kill();

        assertThatThrownBy(() -> query("SELECT 1")).isInstanceOf(SQLException.class);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();

        database.start();

        assertThat(database.port()).isEqualTo(port);
        assertThat(database.pid()).isNotEqualTo(pid);
        assertThat(query("SELECT id FROM kept")).isEqualTo("7");
    }

    @Test
    void startsAgainAfterAStop() throws SQLException {
        database.stop();
        database.start();

        assertThat(query("SELECT 1")).isEqualTo("1");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(schema), database.username(), database.password());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
