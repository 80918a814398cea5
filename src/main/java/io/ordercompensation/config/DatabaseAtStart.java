package io.ordercompensation.config;

import io.ordercompensation.compensate.DatabaseProperties;
import io.ordercompensation.retry.Causes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start until the database answers, and fails at once on what waiting will not cure. */
final class DatabaseAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAtStart.class);

    /** Class 28: the server refuses the login. */
    private static final String NOT_AUTHORIZED = "28";

    private static final int NO_SUCH_DATABASE = 1049;
    private static final int ACCESS_TO_DATABASE_DENIED = 1044;

    private final DataSource dataSource;
    private final String url;
    private final Duration patience;
    private final Duration probeInterval;
    private final Clock clock;

    DatabaseAtStart(DataSource dataSource, String url, DatabaseProperties settings, Clock clock) {
        this.dataSource = dataSource;
        this.url = url;
        this.patience = settings.startupWait();
        this.probeInterval = settings.probeInterval();
        this.clock = clock;
    }

    /**
     * Returns once a connection could be made.
     *
     * @throws StartupFailureException if the login is refused, the database does not exist or the wait has ended
     */
    void await() {
        Instant end = clock.instant().plus(patience);
        for (boolean told = false; ; ) {
            try (Connection connection = dataSource.getConnection()) {
                if (told) {
                    LOG.info("The database at {} answers: the start goes on", url);
                }
                return;
            } catch (SQLException e) {
                refuseWhatWaitingWillNotCure(e);
                if (!clock.instant().isBefore(end)) {
                    throw new StartupFailureException(
                            "The database at %s did not answer within %s: %s"
                                    .formatted(url, patience, Causes.rootReason(e)),
                            "Start the database, or correct spring.datasource.url. compensation.database.startup-wait says how long the start waits.",
                            e);
                }
                if (!told) {
                    LOG.warn(
                            "Waiting up to {} for the database at {} (spring.datasource.url): {}",
                            patience,
                            url,
                            Causes.rootReason(e));
                    told = true;
                }
                pause();
            }
        }
    }

    private void refuseWhatWaitingWillNotCure(SQLException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof SQLException sql)) {
                continue;
            }
            if (sql.getErrorCode() == NO_SUCH_DATABASE || sql.getErrorCode() == ACCESS_TO_DATABASE_DENIED) {
                throw new StartupFailureException(
                        "The server of %s answers: %s".formatted(url, sql.getMessage()),
                        "Create the database and grant it to the user, or correct spring.datasource.url.",
                        refused);
            }
            if (sql.getSQLState() != null && sql.getSQLState().startsWith(NOT_AUTHORIZED)) {
                throw new StartupFailureException(
                        "The database at %s refuses the login: %s".formatted(url, sql.getMessage()),
                        "Correct spring.datasource.username and spring.datasource.password.",
                        refused);
            }
        }
    }

    /** JVM shutdown closes the context, which first waits for this start to end: it has to be interrupted. */
    private void pause() {
        Thread end = new Thread(Thread.currentThread()::interrupt, "end-of-start");
        try {
            Runtime.getRuntime().addShutdownHook(end);
            Thread.sleep(probeInterval.toMillis());
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            throw new StartupFailureException("The start was ended while it waited for " + url, "Start again.", ending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailureException(
                    "The start was interrupted while it waited for " + url, "Start again.", e);
        }
    }
}
