package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionStatus;

/**
 * What each statement of a batch costs the server: the processor time of the thread that serves the connection, which a busy
 * machine distorts less than time on the clock. Shapes of the tables and sizes of the batch take turns. The long round:
 * {@code -Dstatements.orders=20000 -Dstatements.rounds=3}.
 */
@OnEachDatabase
class StatementCostsIT {

    private static final Logger LOG = LoggerFactory.getLogger(StatementCostsIT.class);
    private static final int ORDERS = Integer.getInteger("statements.orders", 1_000);
    private static final int ROUNDS = Integer.getInteger("statements.rounds", 1);
    private static final List<Integer> SIZES = Stream.of(
                    System.getProperty("statements.batch-sizes", "256").split(","))
            .map(Integer::valueOf)
            .toList();

    /** The first part of the orders, which finds caches empty, does not count. */
    private static final int WARM_UP = 4;

    private enum Shape {
        /** As Flyway creates the tables. */
        FRESH(),
        /** With the keys of an old listener's logs. */
        ADOPTED(
                "ALTER TABLE trade_goods_number_log DROP PRIMARY KEY, ADD PRIMARY KEY (goods_id, order_id, log_type),"
                        + " ADD KEY idx_goods_log_order (order_id, log_type)",
                "ALTER TABLE trade_user_money_log DROP PRIMARY KEY, ADD PRIMARY KEY (user_id, order_id, money_log_type),"
                        + " ADD KEY idx_money_log_order (order_id, money_log_type)"),
        /** What a list of work beside the consumer log could save at most. */
        LOG_WITHOUT_INDEX("ALTER TABLE trade_mq_consumer_log DROP KEY idx_consumer_log_status"),
        /** What a sweeper without an index could save. */
        ORDERS_WITHOUT_INDEX("ALTER TABLE trade_order DROP KEY idx_order_unconfirmed");

        private final List<String> changes;

        Shape(String... changes) {
            this.changes = List.of(changes);
        }
    }

    private record Variant(Shape shape, int batchSize) {}

    private final EmbeddedDatabase database;
    private final Map<Variant, Map<String, Double>> costs = new LinkedHashMap<>();

    StatementCostsIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void everyRoundBalances() throws Exception {
        assumeThat(Files.exists(Path.of("/proc/self/task"))).isTrue();
        ShopCopies shops = new ShopCopies(database, ORDERS);
        for (int round = 0; round < ROUNDS; round++) {
            for (Shape shape : Shape.values()) {
                for (int size : SIZES) {
                    measure(shops, new Variant(shape, size));
                }
            }
        }
        LOG.info("{}, microseconds of the server for an order:\n{}", database.product(), table());
    }

    private void measure(ShopCopies shops, Variant variant) throws IOException {
        String schema = shops.copy(Orders.UNIFORM);
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                database.jdbcUrl(schema), database.username(), database.password(), true);
        try {
            JdbcTemplate jdbc = new JdbcTemplate(connection);
            variant.shape().changes.forEach(jdbc::execute);
            jdbc.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
            Meter meter = new Meter(thread(jdbc));
            BatchSql statements = new BatchSql(connection, "group", meter);
            int counted = 0;
            var manager = new DataSourceTransactionManager(connection);
            for (long first = 1; first <= ORDERS; first += variant.batchSize()) {
                long last = Math.min(ORDERS, first + variant.batchSize() - 1);
                if (first <= ORDERS / WARM_UP) {
                    meter.nanos.clear();
                    counted = 0;
                }
                TransactionStatus transaction = manager.getTransaction(null);
                statements.restore(first, last);
                meter.run("COMMIT", () -> {
                    manager.commit(transaction);
                    return null;
                });
                counted += (int) (last - first + 1);
            }
            assertThat(new Books(new Shop(connection)).breaches()).isEmpty();
            Map<String, Double> sums = costs.computeIfAbsent(variant, any -> new LinkedHashMap<>());
            int orders = counted;
            meter.nanos.forEach((name, nanos) -> sums.merge(name, nanos / 1e3 / orders / ROUNDS, Double::sum));
        } finally {
            connection.destroy();
            shops.drop(schema);
        }
    }

    private Path thread(JdbcTemplate jdbc) {
        String id = database.product().startsWith("MariaDB")
                ? "SELECT tid FROM information_schema.processlist WHERE id = CONNECTION_ID()"
                : "SELECT thread_os_id FROM performance_schema.threads WHERE processlist_id = CONNECTION_ID()";
        return Path.of("/proc/%d/task/%d/schedstat".formatted(database.pid(), jdbc.queryForObject(id, Long.class)));
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| statement | "
                + columns(variant ->
                        variant.shape().name().toLowerCase().replace('_', ' ') + ", " + variant.batchSize()));
        lines.add("|---|" + "---|".repeat(costs.size()));
        for (String name : costs.values().iterator().next().keySet()) {
            lines.add("| `" + name + "` | "
                    + columns(variant -> "%.1f".formatted(costs.get(variant).get(name))));
        }
        lines.add("| all | "
                + columns(variant -> "%.1f"
                        .formatted(costs.get(variant).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())));
        return String.join("\n", lines);
    }

    private String columns(Function<Variant, String> cell) {
        return costs.keySet().stream().map(cell).collect(Collectors.joining(" | ", "", " |"));
    }

    private static final class Meter implements BatchSql.Watch {

        private final Path schedule;
        private final Map<String, Long> nanos = new LinkedHashMap<>();

        Meter(Path schedule) {
            this.schedule = schedule;
        }

        @Override
        public <T> T run(String statement, Supplier<T> work) {
            long before = onCpu();
            T result = work.get();
            nanos.merge(statement, onCpu() - before, Long::sum);
            return result;
        }

        /** The first figure is the time that the thread has run, in nanoseconds. */
        private long onCpu() {
            try {
                return Long.parseLong(Files.readString(schedule).split(" ")[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
