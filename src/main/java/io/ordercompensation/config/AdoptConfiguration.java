package io.ordercompensation.config;

import io.ordercompensation.adopt.AdoptSettings;
import io.ordercompensation.adopt.Adoption;
import io.ordercompensation.adopt.WayBack;
import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.reload.OwnStatements;
import io.ordercompensation.sql.StatementRules;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checks of what a start would harm, for the start itself. */
@Configuration(proxyBeanMethods = false)
class AdoptConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AdoptSettings adoptSettings(CompensationProperties properties, OrderTopicProperties topic) {
        var order = properties.order();
        return new AdoptSettings(
                topic,
                properties.outbox().topicsWith(topic.topic()),
                properties.source() == CompensationProperties.Source.LEDGER,
                properties.steps().stream()
                        .map(step -> step.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                order.timeZone(),
                order.sweepEnabled(),
                order.confirmTimeout(),
                order.sweepHorizon(),
                properties.retention().brokerRetention(),
                new OwnStatements(
                        properties.sqlDirectory(),
                        properties.hotDeploy().maxFileBytes(),
                        new StatementRules(properties.sqlFunctions()))::text,
                properties.adopt());
    }

    @Bean
    @ConditionalOnMissingBean
    AdoptedRows adoptedRows(CompensationDatabase database, CompensationProperties properties) {
        return new AdoptedRows(database.client(), properties.adopt());
    }

    @Bean
    @ConditionalOnMissingBean
    Adoption adoption(CompensationDatabase database, AdoptSettings adoptSettings, Clock clock) {
        return new Adoption(database.dataSource(), adoptSettings, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    WayBack wayBack(CompensationDatabase database, AdoptSettings adoptSettings, Clock clock) {
        return new WayBack(database.dataSource(), adoptSettings, clock);
    }
}
