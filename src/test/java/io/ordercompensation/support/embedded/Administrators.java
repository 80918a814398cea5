package io.ordercompensation.support.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections with all rights, for what tests prepare and look at. One pool for each server, whatever the schema: tests ask
 * much, and a login for each question would take most of their time.
 */
public final class Administrators {

    private static final Pattern URL = Pattern.compile("(jdbc:mysql://[^/]+/)([^?]*)(.*)");
    private static final String ALIVE_BYPASS = "com.zaxxer.hikari.aliveBypassWindowMs";
    private static final int MOST = 30;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long IDLE_MILLIS = 10_000;

    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();

    private Administrators() {}

    /** The schema of the URL, on connections that the caller closes as usual. */
    public static DataSource of(String url, String name, String password) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the URL of a server: " + url);
        }
        String anySchema = parts.group(1) + "information_schema" + parts.group(3);
        String schema = parts.group(2);
        return new DelegatingDataSource(
                POOLS.computeIfAbsent(anySchema + name, key -> pool(anySchema, name, password))) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setCatalog(schema);
                return connection;
            }
        };
    }

    private static HikariDataSource pool(String url, String name, String password) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("administrators");
        pool.setJdbcUrl(url);
        pool.setUsername(name);
        pool.setPassword(password);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(MOST);
        pool.setIdleTimeout(IDLE_MILLIS);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        // A server that is away shall not keep the pool from being made.
        pool.setInitializationFailTimeout(-1);
        // A test may kill the server: a connection is checked each time before it is given out. Only of this pool,
        // which
        // reads the property when it is made: the product's own has to get along with the default.
        System.setProperty(ALIVE_BYPASS, "0");
        try {
            return new HikariDataSource(pool);
        } finally {
            System.clearProperty(ALIVE_BYPASS);
        }
    }
}
