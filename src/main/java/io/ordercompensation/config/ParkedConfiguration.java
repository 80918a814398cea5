package io.ordercompensation.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.claim.BodyBounds;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.parked.BulkRuns;
import io.ordercompensation.parked.ConsumerLogConsole;
import io.ordercompensation.parked.ParkedConsole;
import io.ordercompensation.parked.ParkedMessages;
import io.ordercompensation.parked.ParkedMetrics;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** What operators work with. */
@Configuration(proxyBeanMethods = false)
class ParkedConfiguration {

    @Bean
    ParkedMessages parkedMessages(
            LogStatements statements,
            PlatformTransactionManager manager,
            CancelOrderReader reader,
            CompensationProperties properties,
            BodyBounds bodies) {
        return new ParkedMessages(
                statements,
                CompensationConfiguration.template(manager, TransactionDefinition.PROPAGATION_REQUIRES_NEW),
                reader,
                properties.parked(),
                // Whatever the product itself has kept is shown whole.
                bodies);
    }

    @Bean
    BulkRuns bulkRuns(ParkedMessages parkedMessages, CompensationProperties properties, Clock clock) {
        return new BulkRuns(parkedMessages, properties.parked().maxRuns(), clock);
    }

    @Bean
    ParkedConsole parkedConsole(ParkedMessages parkedMessages, BulkRuns runs, ObjectMapper mapper) {
        return new ParkedConsole(parkedMessages, runs, mapper);
    }

    @Bean
    ConsumerLogConsole consumerLogConsole(ParkedMessages parkedMessages, ObjectMapper mapper) {
        return new ConsumerLogConsole(parkedMessages, mapper);
    }

    @Bean
    MeterBinder parkedMetrics(ParkedMessages parkedMessages, Clock clock) {
        return new ParkedMetrics(parkedMessages, clock);
    }
}
