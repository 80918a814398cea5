package io.ordercompensation.schema;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts a row and updates it, every few milliseconds until it is closed, and remembers how long it had to wait. */
final class SteadyWriter implements AutoCloseable {

    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private static final long FIRST_ID = 5_000_000_000L;

    private final JdbcTemplate jdbc;
    private final String insert;
    private final String update;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = new Thread(this::write, "steady-writer");
    private volatile boolean closed;
    private volatile RuntimeException failure;

    SteadyWriter(DataSource dataSource, String insert, String update) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.insert = insert;
        this.update = update;
        thread.start();
    }

    Duration longestStall() {
        return Duration.ofNanos(longest.get());
    }

    long written() {
        return written.get();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }

    private void write() {
        try {
            for (long id = FIRST_ID; !closed; id++) {
                timed(insert, id);
                timed(update, id);
                written.incrementAndGet();
                LockSupport.parkNanos(PAUSE);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void timed(String sql, long id) {
        long begin = System.nanoTime();
        jdbc.update(sql, id);
        longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
    }
}
