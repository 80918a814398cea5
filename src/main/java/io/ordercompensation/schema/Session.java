package io.ordercompensation.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The session's settings while tables are changed; closing it restores them for the pool. */
final class Session implements AutoCloseable {

    /** Seconds to wait for a table; others queue behind us for as long. */
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
