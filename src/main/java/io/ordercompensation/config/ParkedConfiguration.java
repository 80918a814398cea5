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
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators work with. */
@Configuration(proxyBeanMethods = false)
class ParkedConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ParkedMessages parkedMessages(
            LogStatements statements,
            CompensationDatabase database,
            CancelOrderReader reader,
            CompensationProperties properties,
            BodyBounds bodies) {
        return new ParkedMessages(
                statements,
                database.newTransaction(),
                reader,
                properties.parked(),
                // Whatever the product itself has kept is shown whole.
                bodies);
    }

    @Bean
    @ConditionalOnMissingBean
    BulkRuns bulkRuns(ParkedMessages parkedMessages, CompensationProperties properties, Clock clock) {
        return new BulkRuns(parkedMessages, properties.parked().maxRuns(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    ParkedConsole parkedConsole(ParkedMessages parkedMessages, BulkRuns runs, ObjectMapper mapper) {
        return new ParkedConsole(parkedMessages, runs, mapper);
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerLogConsole consumerLogConsole(ParkedMessages parkedMessages, ObjectMapper mapper) {
        return new ConsumerLogConsole(parkedMessages, mapper);
    }

    @Bean
    @ConditionalOnMissingBean(name = "parkedMetrics")
    MeterBinder parkedMetrics(ParkedMessages parkedMessages, Clock clock) {
        return new ParkedMetrics(parkedMessages, clock);
    }
}
