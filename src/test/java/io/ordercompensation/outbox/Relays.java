package io.ordercompensation.outbox;

import io.ordercompensation.retry.BackoffRetryPolicy;
import io.ordercompensation.retry.RetrySettings;
import io.ordercompensation.sql.Statements;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Relays as the product makes them, without the product around them. */
public final class Relays {

    static final Duration SEND_TIMEOUT = Duration.ofSeconds(3);
    static final Duration DELAY = Duration.ofMinutes(1);

    private Relays() {}

    /** Where nothing was adopted. */
    static OutboxScope scope(String... topics) {
        return new OutboxScope(List.of(topics), () -> Long.MIN_VALUE, () -> Long.MIN_VALUE);
    }

    static Relay of(DataSource dataSource, Publisher publisher, int batchSize, Clock clock, String... topics) {
        return of(dataSource, publisher, batchSize, clock, scope(topics));
    }

    static Relay of(DataSource dataSource, Publisher publisher, int batchSize, Clock clock, OutboxScope scope) {
        return new Relay(
                new Outbox(statements(dataSource, clock), scope),
                publisher,
                transaction(dataSource),
                new BackoffRetryPolicy(
                        new RetrySettings(Integer.MAX_VALUE - 1, DELAY, 2, DELAY.multipliedBy(10), 0),
                        RandomGenerator.getDefault()),
                settings(batchSize, 1_000_000, 16_000_000, SEND_TIMEOUT.multipliedBy(5), Duration.ofMillis(500)),
                clock);
    }

    static OutboxProperties settings(
            int batchSize, int maxBodyBytes, int maxReadBytes, Duration runTimeout, Duration outagePause) {
        return new OutboxProperties(
                true,
                Set.of(),
                batchSize,
                1000,
                SEND_TIMEOUT,
                128,
                512 * 1024,
                runTimeout,
                outagePause,
                maxReadBytes,
                maxBodyBytes,
                DELAY,
                DELAY.multipliedBy(10),
                Duration.ofDays(7),
                1000,
                1000);
    }

    static RocketMQPublisher publisher(String nameServer) {
        return new RocketMQPublisher(new PublisherSettings(
                nameServer,
                "orderProducerGroup",
                null,
                null,
                null,
                "LOCAL",
                false,
                SEND_TIMEOUT,
                SEND_TIMEOUT.multipliedBy(5),
                new BatchBounds(128, 512 * 1024)));
    }

    public static OutboxStatements statements(DataSource dataSource, Clock clock) {
        return new OutboxStatements(JdbcClient.create(dataSource), new Statements(Path.of("none"))::text, clock);
    }

    public static TransactionTemplate transaction(DataSource dataSource) {
        TransactionTemplate template = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }
}
