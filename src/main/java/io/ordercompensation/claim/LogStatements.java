package io.ordercompensation.claim;

import io.ordercompensation.message.Subscription;
import io.ordercompensation.sql.BuiltInStatements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The statements on the rows of one consumer group and tag. Times are UTC and come from the application's clock. */
public final class LogStatements {

    private final JdbcClient jdbc;
    private final Subscription subscription;
    private final Clock clock;

    public LogStatements(JdbcClient jdbc, Subscription subscription, Clock clock) {
        this.jdbc = jdbc;
        this.subscription = subscription;
        this.clock = clock;
    }

    /** The statement of the file {@code sql/NAME.sql}, with {@code :group} and {@code :tag} bound. */
    public JdbcClient.StatementSpec named(String name) {
        return jdbc.sql(BuiltInStatements.text(name))
                .param("group", subscription.group())
                .param("tag", subscription.tag());
    }

    /**
     * The same for work that is only valid together with other work.
     *
     * @throws IllegalTransactionStateException without a transaction
     */
    public JdbcClient.StatementSpec inTransaction(String name) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(name + " needs an open transaction");
        }
        return named(name);
    }

    public LocalDateTime now() {
        return utc(clock.instant());
    }

    public LocalDateTime nowPlus(Duration duration) {
        return utc(clock.instant().plus(duration));
    }

    /** Null for null. */
    public static LocalDateTime utc(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
