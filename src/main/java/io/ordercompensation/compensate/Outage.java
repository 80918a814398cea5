package io.ordercompensation.compensate;

import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds back the threads that work on batches while the database does not answer. Nothing is acknowledged meanwhile, so
 * the broker's client stops fetching by itself; the log says once that consumption pauses, and once that it resumes.
 */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final JdbcTemplate jdbc;
    private final Duration probeInterval;
    private final Clock clock;
    private final AtomicReference<Instant> since = new AtomicReference<>();

    public Outage(DataSource dataSource, DatabaseProperties settings, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.probeInterval = settings.probeInterval();
        this.clock = clock;
    }

    /** Since when the database does not answer; null while it does. */
    public Instant since() {
        return since.get();
    }

    /**
     * Returns as soon as the database answers.
     *
     * @param running false ends the waiting
     * @return whether the database had to be waited for
     * @throws InterruptedException if the thread is asked to end
     */
    boolean await(BooleanSupplier running) throws InterruptedException {
        DataAccessException unreachable = probe();
        if (unreachable == null) {
            return false;
        }
        if (since.compareAndSet(null, clock.instant())) {
            LOG.warn(
                    "The database does not answer ({}): consumption pauses, nothing is acknowledged or lost. It resumes"
                            + " by itself; see spring.datasource.url if it does not.",
                    Causes.rootReason(unreachable));
        }
        while (running.getAsBoolean()) {
            Thread.sleep(probeInterval.toMillis());
            if (probe() == null) {
                Instant begin = since.getAndSet(null);
                if (begin != null) {
                    LOG.info(
                            "The database answers again after {} s: consumption resumes",
                            Duration.between(begin, clock.instant()).toSeconds());
                }
                return true;
            }
        }
        return true;
    }

    /** Answers why the database cannot be reached, or null if it can. */
    private DataAccessException probe() {
        try {
            jdbc.queryForObject("SELECT 1", Integer.class);
            return null;
        } catch (DataAccessException unreachable) {
            return unreachable;
        }
    }
}
