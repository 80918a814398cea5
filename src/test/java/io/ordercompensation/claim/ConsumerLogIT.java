package io.ordercompensation.claim;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.Subscription;
import io.ordercompensation.support.embedded.Administrators;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.test.Tables;
import io.ordercompensation.test.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The consumer log on a real server, with the transactions that its annotations ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsumerLogIT {

    static final BodyBounds BOUNDS = BodyBounds.of(1024 * 1024, 1024 * 1024);
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EmbeddedDatabase database;
    private HikariDataSource dataSource;
    private final AtomicLong claims = new AtomicLong();
    private JdbcTransactionManager manager;
    VirtualClock clock;
    ConsumerLog log;
    FailedMessages failures;
    UnfinishedMessages unfinished;
    JdbcTemplate jdbc;

    ConsumerLogIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void open() {
        dataSource = new HikariDataSource();
        String url = database.jdbcUrl(EmbeddedDatabases.freshSchema(database));
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(database.productAccount().name());
        dataSource.setPassword(database.productAccount().password());
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        Tables.migrate(new DriverManagerDataSource(
                url,
                database.migrationAccount().name(),
                database.migrationAccount().password()));
        manager = new JdbcTransactionManager(dataSource);
        jdbc = new JdbcTemplate(Administrators.of(url, database.username(), database.password()));
    }

    @AfterAll
    void close() {
        dataSource.close();
    }

    @BeforeEach
    void empty() {
        jdbc.update("DELETE FROM trade_mq_consumer_log");
        jdbc.update("DELETE FROM trade_mq_attempt_log");
        clock = new VirtualClock(START);
        log = logOf("group");
        unfinished = new UnfinishedMessages(rows("group"));
        failures = new FailedMessages(
                new CancelOrderReader(1024 * 1024), log, rows("group"), null, new TransactionTemplate(manager), clock);
    }

    final ConsumerLog logOf(String group) {
        return new ConsumerLog(rows(group), BOUNDS, new TransactionTemplate(manager));
    }

    private LogStatements rows(String group) {
        return new LogStatements(JdbcClient.create(dataSource), new Subscription(group, "tag"), clock);
    }

    final Session session() {
        return new Session(manager);
    }

    /** Runs work in a transaction of its own and commits it. */
    final <T> T committed(Callable<T> work) {
        try (Session session = session()) {
            T result = session.call(work);
            session.commit();
            return result;
        }
    }

    /** Records a first failure, due at the time. */
    final void fail(String key, Instant due) {
        committed(() -> failures.record(key, fresh(key), "it failed", null, due));
    }

    final Map<String, Object> row(String key) {
        return jdbc.queryForMap(
                "SELECT consumer_status AS status, consumer_times AS times, remark, msg_id AS id,"
                        + " CAST(next_attempt_at AS CHAR) AS next FROM trade_mq_consumer_log WHERE msg_key = ?",
                key);
    }

    final int status(String key) {
        return (int) row(key).get("status");
    }

    final void awaitALockWait() {
        await().until(() -> jdbc.queryForObject(
                        "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
                        Integer.class)
                > 0);
    }

    static Delivery fresh(String key) {
        return Delivery.fresh("id-" + key, key, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** One that nobody closes: these tests are about the rows. */
    final OpenClaim openClaim() {
        return new OpenClaim(null, claims.incrementAndGet(), LogStatements.utc(clock.instant()), null);
    }

    static Claim claim(String key) {
        return Claim.of(key, fresh(key));
    }
}
