package io.ordercompensation.outbox;

import io.ordercompensation.retry.BackoffRetryPolicy;
import io.ordercompensation.retry.RetrySettings;
import io.ordercompensation.sql.Statements;
import io.ordercompensation.support.DefaultSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
        return DefaultSettings.of(
                OutboxProperties.class,
                "compensation.outbox",
                "batch-size=" + batchSize,
                "send-timeout=" + SEND_TIMEOUT,
                "run-timeout=" + runTimeout,
                "outage-pause=" + outagePause,
                "max-read-bytes=" + maxReadBytes,
                "max-body-bytes=" + maxBodyBytes,
                "initial-delay=" + DELAY,
                "max-delay=" + DELAY.multipliedBy(10));
    }

    static RocketMQPublisher publisher(String nameServer) {
        return new RocketMQPublisher(
                new BrokerAccess(nameServer, "orderProducerGroup", null, null, null, "LOCAL", false),
                DefaultSettings.of(OutboxProperties.class, "compensation.outbox", "send-timeout=" + SEND_TIMEOUT));
    }

    static SentPurge purge(
            DataSource dataSource, OutboxStatements statements, OutboxScope scope, Duration keep, int batchSize) {
        return new SentPurge(
                statements,
                scope,
                transaction(dataSource),
                DefaultSettings.of(
                        OutboxProperties.class,
                        "compensation.outbox",
                        "keep=" + keep,
                        "purge-batch-size=" + batchSize));
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
