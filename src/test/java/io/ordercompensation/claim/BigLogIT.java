package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Subscription;
import io.ordercompensation.parked.Filter;
import io.ordercompensation.parked.ParkedMessages;
import io.ordercompensation.parked.ParkedProperties;
import io.ordercompensation.support.DefaultSettings;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * However many successes the consumer log holds, what runs every second or at an operator's click reads only the rows it
 * is about. Counted by the server itself, row by row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class BigLogIT {

    private static final int ROWS = Integer.getInteger("log.rows", 100_000);
    private static final int OTHERS = 100;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final RetentionProperties PURGE =
            DefaultSettings.of(RetentionProperties.class, "compensation.retention", "age=30d", "batch-size=500");

    private final EmbeddedDatabase database;
    private SingleConnectionDataSource connection;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private ConsumerLog log;
    private ParkedMessages parked;

    BigLogIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void fill() throws Exception {
        connection = new SingleConnectionDataSource(
                new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                        .migrated()
                        .getConnection(),
                true);
        jdbc = new JdbcTemplate(connection);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        LogStatements statements =
                new LogStatements(JdbcClient.create(connection), new Subscription("group", "tag"), Clock.systemUTC());
        log = new ConsumerLog(statements, ConsumerLogIT.BOUNDS, transaction);
        parked = new ParkedMessages(
                statements,
                transaction,
                new CancelOrderReader(65536),
                DefaultSettings.of(ParkedProperties.class, "compensation.parked"),
                ConsumerLogIT.BOUNDS);
        LogRows rows = new LogRows(jdbc, "group", "tag");
        rows.insert(ROWS, "'k'", Status.SUCCESS.code(), "UTC_TIMESTAMP(3) - INTERVAL MOD(n, 60) DAY", "NULL");
        rows.insert(OTHERS, "'d'", Status.FAILED.code(), "UTC_TIMESTAMP(3)", "UTC_TIMESTAMP(3) + INTERVAL 1 DAY");
        rows.insert(OTHERS, "'p'", Status.PARKED.code(), "UTC_TIMESTAMP(3)", "NULL");
        jdbc.execute("ANALYZE TABLE trade_mq_consumer_log");
    }

    @AfterAll
    void close() {
        connection.destroy();
    }

    @Test
    void isNotSearchedForRowsOfAnOldListener() {
        UnfinishedMessages unfinished = new UnfinishedMessages(
                new LogStatements(JdbcClient.create(connection), new Subscription("group", "tag"), Clock.systemUTC()));

        assertThat(read(() -> unfinished.park(64, LEASE))).isLessThan(10);
        assertThat(read(() -> unfinished.retry(64, LEASE))).isLessThan(10);
        assertThat(read(() -> unfinished.makeFailedDue(64, LEASE))).isLessThan(10);
    }

    @Test
    void isNotSearchedForDueMessages() {
        assertThat(read(() -> log.leaseDue(64, LEASE))).isLessThan(10);
    }

    @Test
    void isPurgedWithoutLookingAtRowsThatStay() {
        Purge purge = new Purge(
                new LogStatements(JdbcClient.create(connection), new Subscription("group", "tag"), Clock.systemUTC()),
                transaction,
                PURGE,
                () -> LocalDateTime.of(1000, 1, 1, 0, 0));

        assertThat(read(() -> assertThat(purge.batch()).matches(batch -> batch.rows() == 500 && batch.full())))
                .isLessThan(10 * 500);
    }

    @Test
    void isNotSearchedForWhatWasDoneBeforeTheAdoption() {
        LocalDateTime adoptedAt =
                LocalDateTime.now(ZoneOffset.UTC).minusDays(30).plusSeconds(1);
        Purge purge = new Purge(
                new LogStatements(JdbcClient.create(connection), new Subscription("group", "tag"), Clock.systemUTC()),
                transaction,
                PURGE,
                () -> adoptedAt);

        assertThat(read(() -> assertThat(purge.batch().rows()).isZero())).isLessThan(10);
    }

    @Test
    void isNotReadToCountOrListTheParkedOnes() {
        int all = 6 * OTHERS;
        assertThat(read(() -> assertThat(parked.waiting().parked()).isEqualTo(OTHERS)))
                .isLessThan(all);
        assertThat(read(() -> assertThat(parked.reasons()).hasSize(1))).isLessThan(all);
        assertThat(read(() -> assertThat(parked.list(Filter.all(), null, 50).messages())
                        .hasSize(50)))
                .isLessThan(all);
    }

    /** Rows that the server read for the work, on this connection. */
    private long read(Runnable work) {
        jdbc.execute("FLUSH STATUS");
        work.run();
        List<Long> counts =
                jdbc.query("SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%'", (row, n) -> row.getLong(2));
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
