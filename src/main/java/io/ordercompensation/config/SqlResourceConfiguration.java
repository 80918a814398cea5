package io.ordercompensation.config;

import io.ordercompensation.sql.StatementRules;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Resolves {@code {{sql:...}}} in routes, and says what a statement may be; on its own, so that unit tests of routes can import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompensationProperties.class)
public class SqlResourceConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StatementRules statementRules(CompensationProperties properties) {
        // A trusted folder may run what the jar may: any function, but still only one statement of the five kinds.
        return new StatementRules(properties.hotDeploy().trusted() ? Set.of("*") : properties.sqlFunctions());
    }

    @Bean
    @ConditionalOnMissingBean(name = "sqlResources")
    CamelContextConfiguration sqlResources(CompensationProperties properties) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getPropertiesComponent().addPropertiesFunction(new SqlResource(properties.sqlDirectory()));
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Nothing to do once the routes run.
            }
        };
    }
}
