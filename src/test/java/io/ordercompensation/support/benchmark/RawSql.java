package io.ordercompensation.support.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's own statements in batches, commits included, with the orders in memory: the limit of the database. */
final class RawSql implements AutoCloseable {

    private static final int THREADS = 2;

    private final Assignment assignment;
    private final int batchSize;
    private final HikariDataSource pool;
    private final BatchSql statements;
    private final TransactionTemplate transaction;

    RawSql(Assignment assignment, int batchSize) {
        this.assignment = assignment;
        this.batchSize = batchSize;
        this.pool = assignment.pool(THREADS);
        this.statements = new BatchSql(pool, assignment.group(), new BatchSql.Watch() {
            @Override
            public <T> T run(String statement, Supplier<T> work) {
                return work.get();
            }
        });
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
            long begin = from;
            transaction.executeWithoutResult(
                    status -> statements.restore(begin, Math.min(last, begin + batchSize - 1)));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
