package io.ordercompensation.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The session's settings while tables are changed; a pool gets its connection back as it was. */
final class Session implements AutoCloseable {

    /** Seconds that we wait for a table, and whoever comes after us with us. */
    private static final String PATIENCE = "SET SESSION lock_wait_timeout = 5, SESSION innodb_lock_wait_timeout = 5";

    private final Connection connection;
    private final Map<String, Object> before;

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.before = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql(Sql.of("look/session"))
                .query()
                .singleRow();
        for (String setting : SchemaPlan.SESSION) {
            set(setting);
        }
        set(PATIENCE);
    }

    @Override
    public void close() throws SQLException {
        set("SET SESSION sql_mode = '%s', SESSION time_zone = '%s', SESSION lock_wait_timeout = %s,"
                        .formatted(before.get("sql_mode"), before.get("time_zone"), before.get("lock_wait"))
                + " SESSION innodb_lock_wait_timeout = " + before.get("row_lock_wait"));
    }

    private void set(String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }
}
