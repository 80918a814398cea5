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
import io.ordercompensation.claim.Purge;
import io.ordercompensation.claim.UnfinishedMessages;
import io.ordercompensation.compensate.CompensateRoutes;
import io.ordercompensation.compensate.Outage;
import io.ordercompensation.compensate.RestoreSteps;
import io.ordercompensation.compensate.SharedRouteConfiguration;
import io.ordercompensation.management.Consumption;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.retry.RetryConsole;
import io.ordercompensation.retry.RetryPolicy;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the product, in the order in which a message meets them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CompensationProperties.class, OrderTopicProperties.class})
class CompensationConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DeliveryReader deliveries() {
        return new DeliveryReader();
    }

    @Bean
    CancelOrderReader cancelOrderReader(CompensationProperties properties) {
        return new CancelOrderReader(properties.maxBodyBytes());
    }

    @Bean
    LogStatements logStatements(JdbcClient jdbc, OrderTopicProperties topic, Clock clock) {
        return new LogStatements(jdbc, topic.cancels(), clock);
    }

    @Bean
    BodyBounds bodyBounds(CompensationProperties properties) {
        return BodyBounds.of(properties.maxKeptBodyBytes(), properties.maxStatementBytes());
    }

    @Bean
    ConsumerLog consumerLogTable(LogStatements statements, BodyBounds bodies, PlatformTransactionManager manager) {
        return new ConsumerLog(statements, bodies, template(manager, TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    @Bean
    OpenClaims openClaims(JdbcTemplate jdbc, LogStatements statements, PlatformTransactionManager manager) {
        return new OpenClaims(jdbc, statements, template(manager, TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    @Bean
    UnfinishedMessages unfinishedMessages(LogStatements statements) {
        return new UnfinishedMessages(statements);
    }

    @Bean
    MeterBinder endedTransactions(OpenClaims claims) {
        return registry -> FunctionCounter.builder("compensation.transactions.ended", claims, OpenClaims::ended)
                .description("Batches whose transaction a step ended too early; their orders are parked")
                .register(registry);
    }

    @Bean
    ConsumerLogIdempotentRepository consumerLog(ConsumerLog table, OpenClaims claims) {
        return new ConsumerLogIdempotentRepository(table, claims);
    }

    @Bean
    Intake intake(CancelOrderReader reader, ConsumerLog table, FailedMessages failures, OpenClaims claims) {
        return new Intake(reader, table, failures, claims);
    }

    @Bean
    ConsumerLogRoutes consumerLogRoutes(
            DeliveryReader deliveries,
            CancelOrderReader reader,
            ConsumerLog table,
            LogStatements statements,
            PlatformTransactionManager manager,
            AdoptedRows adopted,
            CompensationProperties properties) {
        TransactionTemplate transaction = template(manager, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ConsumerLogRoutes(
                deliveries,
                new DeadLetters(reader, table, transaction),
                new Purge(statements, transaction, properties.retention(), () -> adopted.toPurge()
                        .lastMessageAt()));
    }

    @Bean
    AcceptedOrders acceptedOrders() {
        return new AcceptedOrders();
    }

    @Bean
    FailedMessages failedMessages(
            CancelOrderReader reader,
            ConsumerLog table,
            LogStatements statements,
            RetryPolicy policy,
            PlatformTransactionManager manager,
            Clock clock) {
        return new FailedMessages(
                reader,
                table,
                statements,
                policy,
                template(manager, TransactionDefinition.PROPAGATION_REQUIRES_NEW),
                clock);
    }

    @Bean
    @ConditionalOnMissingBean
    RetryPolicy retryPolicy(CompensationProperties properties) {
        return ConfiguredRetryPolicy.of(properties.retry());
    }

    @Bean
    RetryConsole retryConsole(RetryPolicy policy, CompensationProperties properties) {
        return ConfiguredRetryPolicy.console(policy, properties.retry());
    }

    /**
     * The transaction of a batch. Under REPEATABLE READ the snapshot would hide deductions that committed after the
     * batch began, and gap locks would make batches wait for each other.
     */
    @Bean
    SpringTransactionPolicy readCommitted(PlatformTransactionManager manager) {
        SpringTransactionPolicy policy = new SpringTransactionPolicy();
        policy.setTransactionTemplate(template(manager, TransactionDefinition.PROPAGATION_REQUIRED));
        return policy;
    }

    @Bean
    SharedRouteConfiguration sharedRouteConfiguration() {
        return new SharedRouteConfiguration();
    }

    @Bean
    RestoreSteps restoreSteps(CamelContext context, CompensationProperties properties) {
        return new RestoreSteps(context, properties.steps());
    }

    @Bean
    Outage outage(DataSource dataSource, CompensationProperties properties, Clock clock) {
        return new Outage(dataSource, properties.database(), clock);
    }

    @Bean
    Consumption consumption(CamelContext context, Outage outage) {
        return new Consumption(context, outage);
    }

    @Bean
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

    static TransactionTemplate template(PlatformTransactionManager manager, int propagation) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        template.setPropagationBehavior(propagation);
        return template;
    }
}
