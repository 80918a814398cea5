package io.ordercompensation.test;

import io.ordercompensation.claim.AcceptedOrders;
import io.ordercompensation.claim.DeliveryReader;
import io.ordercompensation.compensate.SharedRouteConfiguration;
import io.ordercompensation.config.OrderCompensationAutoConfiguration;
import io.ordercompensation.config.SqlResourceConfiguration;
import io.ordercompensation.config.Standalone;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Camel with the product's error handling, {@code {{sql:...}}} and the beans that hold no state; the rest is left out. */
@Standalone
@EnableAutoConfiguration(exclude = {OrderCompensationAutoConfiguration.class, DataSourceAutoConfiguration.class})
@Import(SqlResourceConfiguration.class)
class RouteTestConfiguration {

    @Bean
    SharedRouteConfiguration sharedRouteConfiguration() {
        return SharedRouteConfiguration.ofEveryRoute();
    }

    @Bean
    StatementMocks statementMocks() {
        return new StatementMocks();
    }

    @Bean
    ReachedSteps reachedSteps() {
        return new ReachedSteps();
    }

    @Bean
    RecordedTransactions transactions() {
        return new RecordedTransactions();
    }

    @Bean
    SpringTransactionPolicy readCommitted(RecordedTransactions transactions) {
        SpringTransactionPolicy policy = new SpringTransactionPolicy();
        policy.setTransactionTemplate(new TransactionTemplate(transactions));
        return policy;
    }

    @Bean
    DeliveryReader deliveries() {
        return new DeliveryReader();
    }

    @Bean
    AcceptedOrders acceptedOrders() {
        return new AcceptedOrders();
    }
}
