package io.ordercompensation.config;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.compensate.RestoreStep;
import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.order.SweepRoutes;
import io.ordercompensation.outbox.BrokerAccess;
import io.ordercompensation.outbox.OutboxMetrics;
import io.ordercompensation.outbox.OutboxRoutes;
import io.ordercompensation.outbox.OutboxScope;
import io.ordercompensation.outbox.OutboxStatements;
import io.ordercompensation.outbox.Publisher;
import io.ordercompensation.outbox.RocketMQPublisher;
import io.ordercompensation.retry.BackoffRetryPolicy;
import io.ordercompensation.retry.RetrySettings;
import io.ordercompensation.sql.Statements;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The outbox: what publishes it, and the sweeper, which writes into it. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private static final String ROCKETMQ = "camel.component.rocketmq.";
    /** A failed message is retried for ever: none may be lost. */
    private static final int NO_LIMIT = Integer.MAX_VALUE - 1;

    private static final double MULTIPLIER = 2;
    private static final double JITTER = 0.2;

    @Bean
    @ConditionalOnMissingBean
    OutboxStatements outboxStatements(CompensationDatabase database, Statements statements, Clock clock) {
        return new OutboxStatements(database.client(), statements::text, clock);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(Publisher.class)
    RocketMQPublisher outboxPublisher(Environment environment, CompensationProperties properties) {
        return new RocketMQPublisher(
                new BrokerAccess(
                        environment.getRequiredProperty("rocketmq.name-server"),
                        environment.getRequiredProperty("rocketmq.producer.group"),
                        environment.getProperty(ROCKETMQ + "access-key"),
                        environment.getProperty(ROCKETMQ + "secret-key"),
                        environment.getProperty(ROCKETMQ + "namespace"),
                        environment.getProperty(ROCKETMQ + "access-channel", "LOCAL"),
                        properties.consumer().enableTls()),
                properties.outbox());
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxScope outboxScope(CompensationProperties properties, AdoptedRows adopted, OrderTopicProperties topic) {
        return new OutboxScope(
                properties.outbox().topicsWith(topic.topic()),
                () -> adopted.toPublish().lastOutboxSeq(),
                () -> adopted.toPurge().lastOutboxSeq());
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxRoutes outboxRoutes(
            OutboxStatements statements,
            OutboxScope scope,
            Publisher publisher,
            CompensationDatabase database,
            CompensationProperties properties,
            Clock clock) {
        var outbox = properties.outbox();
        RetrySettings backoff =
                new RetrySettings(NO_LIMIT, outbox.initialDelay(), MULTIPLIER, outbox.maxDelay(), JITTER);
        return OutboxRoutes.of(
                statements,
                scope,
                publisher,
                database.newTransaction(),
                new BackoffRetryPolicy(backoff, RandomGenerator.getDefault()),
                outbox,
                clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "outboxMetrics")
    MeterBinder outboxMetrics(OutboxStatements statements, OutboxScope scope, Clock clock) {
        return new OutboxMetrics(statements, scope, clock);
    }

    /** Empty if the instance has no orders: its steps say which tables exist. */
    @Bean
    @ConditionalOnMissingBean(name = "sweepRoutes")
    RouteBuilder sweepRoutes(
            OutboxStatements statements,
            CompensationDatabase database,
            CompensationProperties properties,
            AdoptedRows adopted,
            @Value("${rocketmq.producer.group}") String producerGroup,
            OrderTopicProperties topic,
            Clock clock) {
        if (!properties.steps().contains(RestoreStep.ORDER)) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // No trade_order, nothing to sweep.
                }
            };
        }
        var order = properties.order();
        return new SweepRoutes(
                statements,
                database.newTransaction(),
                order,
                () -> adopted.toSweep().in(order.timeZone()),
                topic,
                producerGroup,
                clock);
    }
}
