package io.ordercompensation.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.claim.AcceptedOrders;
import io.ordercompensation.claim.BodyBounds;
import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.claim.ConsumerLogIdempotentRepository;
import io.ordercompensation.claim.ConsumerLogRoutes;
import io.ordercompensation.claim.DeadLetters;
import io.ordercompensation.claim.DeliveryReader;
import io.ordercompensation.claim.FailedMessages;
import io.ordercompensation.claim.Intake;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.claim.OpenClaims;
import io.ordercompensation.claim.OrderMessages;
import io.ordercompensation.claim.Purge;
import io.ordercompensation.claim.UnfinishedMessages;
import io.ordercompensation.compensate.CompensateRoutes;
import io.ordercompensation.compensate.Outage;
import io.ordercompensation.compensate.RestoreSteps;
import io.ordercompensation.management.Consumption;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.retry.RetryConsole;
import io.ordercompensation.retry.RetryPolicy;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the product, in the order in which a message meets them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CompensationProperties.class, OrderTopicProperties.class})
class CompensationConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock compensationClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    DeliveryReader deliveries() {
        return new DeliveryReader();
    }

    @Bean
    @ConditionalOnMissingBean
    CancelOrderReader cancelOrderReader(CompensationProperties properties) {
        return new CancelOrderReader(properties.maxBodyBytes());
    }

    @Bean
    @ConditionalOnMissingBean
    LogStatements logStatements(CompensationDatabase database, OrderTopicProperties topic, Clock clock) {
        return new LogStatements(database.client(), topic.cancels(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    BodyBounds bodyBounds(CompensationProperties properties) {
        return BodyBounds.of(properties.maxKeptBodyBytes(), properties.maxStatementBytes());
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerLog consumerLogTable(LogStatements statements, BodyBounds bodies, CompensationDatabase database) {
        return new ConsumerLog(statements, bodies, database.newTransaction());
    }

    @Bean
    @ConditionalOnMissingBean
    OpenClaims openClaims(CompensationDatabase database, LogStatements statements) {
        return new OpenClaims(database.template(), statements, database.newTransaction());
    }

    @Bean
    @ConditionalOnMissingBean
    UnfinishedMessages unfinishedMessages(LogStatements statements) {
        return new UnfinishedMessages(statements);
    }

    @Bean
    @ConditionalOnMissingBean(name = "endedTransactions")
    MeterBinder endedTransactions(OpenClaims claims) {
        return registry -> FunctionCounter.builder("compensation.transactions.ended", claims, OpenClaims::ended)
                .description("Batches whose transaction a step ended too early; their orders are parked")
                .register(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerLogIdempotentRepository consumerLog(ConsumerLog table, OpenClaims claims) {
        return new ConsumerLogIdempotentRepository(table, claims);
    }

    @Bean
    @ConditionalOnMissingBean
    Intake intake(
            CancelOrderReader reader,
            ConsumerLog table,
            FailedMessages failures,
            OpenClaims claims,
            CompensationProperties properties) {
        return new Intake(reader, table, failures, claims, properties.keptBodies());
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerLogRoutes consumerLogRoutes(
            DeliveryReader deliveries,
            CancelOrderReader reader,
            ConsumerLog table,
            LogStatements statements,
            CompensationDatabase database,
            AdoptedRows adopted,
            CompensationProperties properties) {
        TransactionTemplate transaction = database.newTransaction();
        return new ConsumerLogRoutes(
                deliveries,
                new DeadLetters(reader, table, transaction),
                new Purge(statements, transaction, properties.retention(), () -> adopted.toPurge()
                        .lastMessageAt()));
    }

    @Bean
    @ConditionalOnMissingBean
    OrderMessages orderMessages(CompensationProperties properties) {
        return new OrderMessages(properties.source() == CompensationProperties.Source.MESSAGE);
    }

    @Bean
    @ConditionalOnMissingBean
    AcceptedOrders acceptedOrders() {
        return new AcceptedOrders();
    }

    @Bean
    @ConditionalOnMissingBean
    FailedMessages failedMessages(
            CancelOrderReader reader,
            ConsumerLog table,
            LogStatements statements,
            RetryPolicy policy,
            CompensationDatabase database,
            Clock clock) {
        return new FailedMessages(reader, table, statements, policy, database.newTransaction(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    RetryPolicy compensationRetryPolicy(CompensationProperties properties) {
        return ConfiguredRetryPolicy.of(properties.retry());
    }

    @Bean
    @ConditionalOnMissingBean
    RetryConsole retryConsole(RetryPolicy policy, CompensationProperties properties) {
        return ConfiguredRetryPolicy.console(policy, properties.retry());
    }

    /** The transaction of a batch. */
    @Bean
    @ConditionalOnMissingBean(name = "readCommitted")
    SpringTransactionPolicy readCommitted(CompensationDatabase database) {
        SpringTransactionPolicy policy = new SpringTransactionPolicy();
        policy.setTransactionTemplate(database.sameTransaction());
        return policy;
    }

    @Bean
    @ConditionalOnMissingBean
    RestoreSteps restoreSteps(CamelContext context, CompensationProperties properties) {
        return new RestoreSteps(context, properties.steps());
    }

    @Bean
    @ConditionalOnMissingBean
    Outage databaseOutage(CompensationDatabase database, CompensationProperties properties, Clock clock) {
        return new Outage(database.dataSource(), properties.database(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Consumption consumption(CamelContext context, Outage outage) {
        return new Consumption(context, outage);
    }

    @Bean
    @ConditionalOnMissingBean
    CompensateRoutes compensateRoutes(
            CamelContext context,
            FailedMessages failedMessages,
            Outage outage,
            ConsumerLog table,
            UnfinishedMessages unfinished,
            OpenClaims claims,
            CompensationProperties properties) {
        return CompensateRoutes.of(
                context.createProducerTemplate(),
                failedMessages,
                outage,
                table,
                unfinished,
                claims,
                properties.retry());
    }
}
