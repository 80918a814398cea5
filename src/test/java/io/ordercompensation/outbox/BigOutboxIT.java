package io.ordercompensation.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.order.Sweepers;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** However many orders and sent messages there are, relay, sweeper and purge read only the rows they are about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnEachDatabase
class BigOutboxIT {

    private static final int ROWS = Integer.getInteger("log.rows", 100_000);
    private static final int FEW = 100;

    private final EmbeddedDatabase database;
    private SingleConnectionDataSource connection;
    private JdbcTemplate jdbc;
    private OutboxStatements statements;

    BigOutboxIT(EmbeddedDatabase database) {
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
        statements = Relays.statements(connection, Clock.systemUTC());
        jdbc.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
        jdbc.update("INSERT INTO numbers VALUES (1)");
        for (int size = 1; size < ROWS; size *= 2) {
            jdbc.update("INSERT INTO numbers SELECT n + " + size + " FROM numbers WHERE n + " + size + " <= " + ROWS);
        }
        jdbc.update(
                "INSERT INTO trade_order (order_id, order_status, add_time) SELECT n, IF(n <= ?, 0, 1 + MOD(n, 2)),"
                        + " UTC_TIMESTAMP() - INTERVAL 1 DAY FROM numbers",
                FEW);
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_tag, msg_key, msg_body, msg_status, sent_at,"
                        + " create_time) SELECT n, 'orders', 'cancel', n + 1000000, '{}', 1,"
                        + " UTC_TIMESTAMP() - INTERVAL MOD(n, 60) DAY, UTC_TIMESTAMP() FROM numbers");
        jdbc.execute("ANALYZE TABLE trade_mq_producer_temp, trade_order");
    }

    @AfterAll
    void close() {
        connection.destroy();
    }

    @Test
    @Order(1)
    void isNotSearchedForUnsentMessages() {
        Publisher none = (topic, messages) -> List.of();
        Relay relay = Relays.of(connection, none, FEW, Clock.systemUTC(), "orders");

        assertThat(read(relay::run)).isLessThan(20);
        assertThat(read(() -> new Outbox(statements, Relays.scope("orders")).counts()))
                .isLessThan(20);
    }

    @Test
    @Order(2)
    void isPurgedWithoutLookingAtMessagesThatStay() {
        SentPurge purge = Relays.purge(connection, statements, Relays.scope("orders"), Duration.ofDays(30), 500);

        assertThat(read(() -> assertThat(purge.batch()).matches(batch -> batch.rows() == 500 && batch.full())))
                .isLessThan(10 * 500);
    }

    @Test
    @Order(3)
    void ordersAreNotSearchedForUnconfirmedOnes() {
        BooleanSupplier sweeper = Sweepers.aBatchAtATime(connection, statements, FEW);

        assertThat(read(() -> assertThat(sweeper.getAsBoolean()).isTrue())).isLessThan(20 * FEW);
        assertThat(new Outbox(statements, Relays.scope("orders")).counts().unsent())
                .isEqualTo(FEW);
        assertThat(read(sweeper::getAsBoolean)).as("when all have their cancel").isLessThan(5 * FEW);
    }

    @Test
    @Order(4)
    void readsNoMoreThanABatchOfABacklog() {
        assertThat(read(() -> assertThat(new Outbox(statements, Relays.scope("orders")).due(List.of(), 50))
                        .hasSize(50)))
                .isLessThan(50 * 6);
    }

    /** As many unsent messages of another service, and as many of ours that are older than the adoption. */
    @Test
    @Order(5)
    void isNotSearchedForWhatIsLeftAlone() {
        String insert =
                "INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)"
                        + " SELECT CONCAT(?, n), ?, 'cancel', UUID(), '{}', ?, UTC_TIMESTAMP() FROM numbers";
        jdbc.update("DELETE FROM trade_mq_producer_temp");
        jdbc.update(insert, "older", "orders", 0);
        jdbc.update(insert, "older and sent", "orders", 1);
        long line = jdbc.queryForObject("SELECT MAX(seq) FROM trade_mq_producer_temp", Long.class);
        jdbc.update(insert, "theirs", "payments", 0);
        jdbc.update(insert, "theirs and sent", "payments", 1);
        jdbc.update(insert + " WHERE n <= " + FEW, "ours", "orders", 0);
        jdbc.update(insert + " WHERE n <= " + FEW, "ours and sent", "orders", 1);
        jdbc.execute("ANALYZE TABLE trade_mq_producer_temp");
        OutboxScope scope = new OutboxScope(List.of("orders"), () -> line, () -> line);
        Outbox outbox = new Outbox(statements, scope);

        assertThat(read(() -> assertThat(outbox.isAnythingDue(List.of())).isTrue()))
                .isLessThan(20);
        assertThat(read(() -> assertThat(outbox.due(List.of(), 50)).hasSize(50)))
                .isLessThan(50 * 6);
        assertThat(read(() -> assertThat(outbox.counts().unsent()).isEqualTo(FEW)))
                .isLessThan(5 * FEW);
        SentPurge purge = Relays.purge(connection, statements, scope, Duration.ofDays(30), 500);
        assertThat(read(() -> assertThat(purge.batch().rows()).isZero())).isLessThan(20 * FEW);
        assertThat(read(() -> new LeftAlone(statements, scope).tell())).isLessThan(100);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM trade_mq_producer_temp WHERE sent_at IS NOT NULL", Integer.class))
                .as("those that age")
                .isEqualTo(FEW);
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
