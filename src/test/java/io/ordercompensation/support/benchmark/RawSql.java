package io.ordercompensation.support.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.ordercompensation.claim.ClaimStatement;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.test.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's own statements in batches, commits included, with the orders in memory: the limit of the database. */
final class RawSql implements AutoCloseable {

    private static final int THREADS = 2;

    private final Map<String, String> statements = new ConcurrentHashMap<>();
    private final Assignment assignment;
    private final int batchSize;
    private final HikariDataSource pool;
    private final ClaimStatement claim;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    RawSql(Assignment assignment, int batchSize) {
        this.assignment = assignment;
        this.batchSize = batchSize;
        this.pool = assignment.pool(THREADS);
        this.claim = new ClaimStatement(pool, assignment.group(), Assignment.TAG);
        this.jdbc = new NamedParameterJdbcTemplate(pool);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    void restoreAll() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        long share = (assignment.orders() + THREADS - 1L) / THREADS;
        for (int worker = 0; worker < THREADS; worker++) {
            long first = 1 + worker * share;
            long last = Math.min(assignment.orders(), first + share - 1);
            workers.add(CompletableFuture.runAsync(() -> restore(first, last), threads));
        }
        workers.forEach(CompletableFuture::join);
        threads.shutdown();
    }

    /** Restores the orders from the first to the last, a batch a transaction. */
    void restore(long first, long last) {
        for (long from = first; from <= last; from += batchSize) {
            List<Delivery> batch = LongStream.rangeClosed(from, Math.min(last, from + batchSize - 1))
                    .mapToObj(RawSql::delivery)
                    .toList();
            transaction.executeWithoutResult(status -> restore(batch));
        }
    }

    private void restore(List<Delivery> batch) {
        claim.claim(batch);
        Map<String, Object> orders =
                Map.of("orders", batch.stream().map(Delivery::keys).collect(Collectors.joining(",", "[", "]")));
        if (!jdbc.queryForList(sql("select-uncancellable-orders"), orders).isEmpty()) {
            throw new IllegalStateException("An order of the benchmark is paid");
        }
        Map<String, Object> taken = jdbc.queryForMap(sql("select-taken-goods.ledger"), orders);
        jdbc.update(sql("insert-restored-goods"), taken);
        jdbc.update(sql("update-goods-stock"), taken);
        Map<String, Object> used = jdbc.queryForMap(sql("select-used-coupons.ledger"), orders);
        jdbc.update(sql("insert-returned-coupons"), used);
        jdbc.update(sql("release-coupons"), used);
        Map<String, Object> paid = jdbc.queryForMap(sql("select-paid-balances.ledger"), orders);
        jdbc.update(sql("insert-refunds"), paid);
        jdbc.update(sql("update-balances"), paid);
        jdbc.update(sql("cancel-orders"), orders);
    }

    private String sql(String name) {
        return statements.computeIfAbsent(name, file -> {
            try {
                // Camel's way to write a named parameter, and Spring's.
                return new ClassPathResource("order-compensation/sql/" + file + ".sql")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replace(":#", ":");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Delivery delivery(long id) {
        Order order = Orders.UNIFORM.order(id);
        return Delivery.fresh("id" + id, order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        pool.close();
    }
}
