package io.ordercompensation.config;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections for changing tables: an ALTER of a large table takes longer than any statement of a batch, and must not
 * be ended by the socket timeout that protects those. The pool resets the timeout when a connection is returned.
 */
final class MigrationDataSource extends DelegatingDataSource {

    private static final int NEVER = 0;

    MigrationDataSource(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        connection.setNetworkTimeout(Runnable::run, NEVER);
        return connection;
    }
}
