package io.ordercompensation.audit;

import io.ordercompensation.message.Subscription;
import io.ordercompensation.sql.BuiltInStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queries the database for an invariant. Each query is one plain SELECT under READ COMMITTED, that is one consistent
 * snapshot without a lock: it neither waits for writers nor makes them wait. The server counts and limits the rows, so
 * that a million findings take no more memory here than one.
 */
public final class InvariantQueries {

    private static final int MAX_SUBJECT = 200;
    private static final int MAX_FINDING = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate readOnly;
    private final Subscription subscription;
    private final AuditProperties limits;
    private final AuditScope scope;
    private final Clock clock;
    private final String with;
    private volatile Statement running;

    /** @param manager of the same data source */
    public InvariantQueries(
            DataSource dataSource,
            PlatformTransactionManager manager,
            Subscription subscription,
            AuditProperties limits,
            AuditScope scope,
            Clock clock) {
        this(dataSource, manager, subscription, limits, scope, clock, "");
    }

    /** @param with a WITH clause before each query, for tables that are not yet in the product's shape */
    public InvariantQueries(
            DataSource dataSource,
            PlatformTransactionManager manager,
            Subscription subscription,
            AuditProperties limits,
            AuditScope scope,
            Clock clock,
            String with) {
        this.jdbc = new NamedParameterJdbcTemplate(new Cancellable(dataSource));
        this.readOnly = new TransactionTemplate(manager);
        // The server refuses a user's file that changes something.
        readOnly.setReadOnly(true);
        readOnly.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        readOnly.setTimeout((int) limits.timeout().toSeconds());
        this.subscription = subscription;
        this.limits = limits;
        this.scope = scope;
        this.clock = clock;
        this.with = with;
    }

    /** Counts the findings; it fails too if the query lacks one of the three columns. */
    long count(Invariant invariant) {
        return ask(
                        "SELECT COUNT(*), MAX(f.subject), MAX(f.order_id), MAX(f.finding) FROM (\n%s\n) f",
                        invariant, parameters(), (row, n) -> row.getLong(1))
                .get(0);
    }

    /** The first findings, by order and subject. */
    List<Finding> rows(Invariant invariant) {
        return ask(
                "SELECT LEFT(f.subject, " + MAX_SUBJECT + ") AS subject, f.order_id AS order_id, LEFT(f.finding, "
                        + MAX_FINDING + ") AS finding FROM (\n%s\n) f ORDER BY f.order_id, f.subject LIMIT :limit",
                invariant,
                parameters().addValue("limit", limits.maxRows()),
                (row, n) -> finding(row));
    }

    /** Orders with findings, ascending, from the first greater than {@code after}. */
    List<Long> orders(Invariant invariant, long after, int limit) {
        return ask(
                "SELECT DISTINCT f.order_id FROM (\n%s\n) f WHERE f.order_id > :after ORDER BY f.order_id LIMIT :limit",
                invariant, parameters().addValue("after", after).addValue("limit", limit), (row, n) -> row.getLong(1));
    }

    /** All findings about these orders. */
    List<Finding> rowsOf(Invariant invariant, Collection<Long> orders) {
        return ask(
                "SELECT LEFT(f.subject, " + MAX_SUBJECT + ") AS subject, f.order_id AS order_id, LEFT(f.finding, "
                        + MAX_FINDING + ") AS finding FROM (\n%s\n) f WHERE f.order_id IN (:orders)"
                        + " ORDER BY f.order_id, f.subject",
                invariant,
                parameters().addValue("orders", orders),
                (row, n) -> finding(row));
    }

    /** Ends the query that is running, if there is one, because the product stops. */
    void cancel() {
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException ended) {
            // The query is over, or its connection is: that was the aim.
            running = null;
        }
    }

    private <T> List<T> ask(
            String around,
            Invariant invariant,
            MapSqlParameterSource parameters,
            org.springframework.jdbc.core.RowMapper<T> mapper) {
        // Not formatted(): the query may hold a percent sign of its own.
        String sql = with + around.replace("%s", invariant.sql());
        return readOnly.execute(status -> jdbc.query(sql, parameters, mapper));
    }

    /**
     * How many orders are older than the adoption, including those without a time.
     *
     * @return null if there was no adoption
     */
    NotLookedAt notLookedAt(boolean withOrders) {
        LocalDateTime adoptedAt = scope.adoptedAt().apply(ZoneOffset.UTC);
        if (adoptedAt == null) {
            return null;
        }
        Long orders = withOrders
                ? readOnly.execute(status -> jdbc.queryForObject(
                        BuiltInStatements.text("adopted/count-older-orders"), parameters(), Long.class))
                : null;
        return new NotLookedAt(adoptedAt.toInstant(ZoneOffset.UTC), orders);
    }

    private MapSqlParameterSource parameters() {
        Instant now = clock.instant();
        LocalDateTime adoptedAt = scope.adoptedAt().apply(scope.orderZone());
        LocalDateTime since = later(at(limits.ordersSince(), scope.orderZone()), adoptedAt);
        return new MapSqlParameterSource()
                .addValue("group", subscription.group())
                .addValue("tag", subscription.tag())
                .addValue("now", at(now, ZoneOffset.UTC))
                .addValue("before", at(now.minus(limits.grace()), ZoneOffset.UTC))
                // The order service may write times in its own time zone.
                .addValue("orderedBefore", at(now.minus(limits.grace()), scope.orderZone()))
                .addValue("since", since)
                // After an adoption, rows without a time are from before it: the product always writes one.
                .addValue("untimed", adoptedAt == null)
                .addValue("doneSince", scope.doneSince().get())
                .addValue("topics", scope.topics())
                .addValue("outboxAfter", scope.outboxAfter().getAsLong());
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(row.getString("subject"), row.getObject("order_id", Long.class), row.getString("finding"));
    }

    private static LocalDateTime at(Instant instant, ZoneId zone) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone);
    }

    /** Remembers the running statement. Its timeout is what is left of the transaction's. */
    private final class Cancellable extends JdbcTemplate {

        Cancellable(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            running = statement;
        }
    }
}
