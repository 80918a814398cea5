package io.ordercompensation.adopt;

import io.ordercompensation.sql.BuiltInStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queries in {@code sql/adopt}. Each runs in its own read-only transaction, in which the server refuses every
 * change: a longer one would keep others from changing tables. Each ends at its time limit.
 */
final class Queries {

    private static final RowsOf MAP = new RowsOf();

    /** MariaDB's max_statement_time, MySQL's max_execution_time, and a KILL QUERY. */
    private static final Set<Integer> OVER_TIME = Set.of(1969, 3024, 1317);

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate readOnly;

    Queries(DataSource dataSource, AdoptProperties limits) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.readOnly = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        readOnly.setReadOnly(true);
        readOnly.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        readOnly.setTimeout((int) limits.timeout().toSeconds());
    }

    List<Row> rows(String name, Map<String, ?> parameters) {
        return ask(text(name), parameters);
    }

    Optional<Row> first(String name, Map<String, ?> parameters) {
        return rows(name, parameters).stream().findFirst();
    }

    /** @param names replace what a parameter cannot: tables and columns, only from our own list */
    Row one(String name, Map<String, String> names, Map<String, ?> parameters) {
        String sql = text(name);
        for (var replaced : names.entrySet()) {
            sql = sql.replace("${" + replaced.getKey() + "}", replaced.getValue());
        }
        return ask(sql, parameters).get(0);
    }

    /** The same, after a statement that affects only this session. */
    List<Row> rowsBehind(String setting, String name, Map<String, ?> parameters) {
        return readOnly.execute(status -> {
            jdbc.getJdbcTemplate().execute(text(setting));
            return jdbc.query(text(name), parameters, MAP);
        });
    }

    /** Limits queries that others run on this connection. */
    void limitTime(Connection connection, boolean mySql, Duration time) {
        new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true))
                // Not update(): the driver refuses it on a read-only connection, whatever the statement.
                .execute(
                        text(mySql ? "limit-time-mysql" : "limit-time-mariadb"),
                        Map.of("seconds", time.toSeconds(), "millis", time.toMillis()),
                        PreparedStatement::execute);
    }

    private List<Row> ask(String sql, Map<String, ?> parameters) {
        try {
            return readOnly.execute(status -> jdbc.query(sql, parameters, MAP));
        } catch (DataAccessException e) {
            throw isOverTime(e) ? new QueryTimeoutException("The server ended the query at its limit", e) : e;
        }
    }

    /** The server reports its own time limit as a separate error. */
    private static boolean isOverTime(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException error && OVER_TIME.contains(error.getErrorCode());
    }

    static String text(String name) {
        return BuiltInStatements.text("adopt/" + name);
    }

    private static final class RowsOf implements RowMapper<Row> {

        private final ColumnMapRowMapper columns = new ColumnMapRowMapper();

        @Override
        public Row mapRow(ResultSet row, int number) throws SQLException {
            return new Row(columns.mapRow(row, number));
        }
    }
}
