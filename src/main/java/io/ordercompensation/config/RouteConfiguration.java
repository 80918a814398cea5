package io.ordercompensation.config;

import io.ordercompensation.compensate.SharedRouteConfiguration;
import io.ordercompensation.reload.NoCliConnector;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The product's routes, and the error handling that they and those of hot deploy share. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "builtInRoutes")
    RoutesBuilder builtInRoutes(CompensationProperties properties) {
        return new BuiltInRouteFiles(
                properties.builtInRoutes(), properties.consumer().enabled());
    }

    /** Every route of the process is the product's, or deployed to it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(ProductDefaults.IS_STANDALONE)
    static class OfTheJar {

        @Bean
        @ConditionalOnMissingBean
        SharedRouteConfiguration sharedRouteConfiguration() {
            return SharedRouteConfiguration.ofEveryRoute();
        }

        /** Whoever may write to ~/.camel of this account could have any route loaded. */
        @Bean
        @ConditionalOnMissingBean(name = "noCliConnector")
        @ConditionalOnProperty(value = "camel.cli.enabled", havingValue = "false")
        CamelContextCustomizer noCliConnector() {
            return NoCliConnector::in;
        }

        /** A route's id may be any name; its log lines must not look like those of the product. */
        @Bean
        @ConditionalOnMissingBean(name = "routeLoggers")
        CamelContextConfiguration routeLoggers() {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext context) {
                    context.getGlobalOptions().put(Exchange.LOG_EIP_NAME, "route.${routeId}");
                }

                @Override
                public void afterApplicationStart(CamelContext context) {
                    // Nothing to do once the routes run.
                }
            };
        }
    }

    /** The application's own routes keep the application's error handling. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(value = ProductDefaults.IS_STANDALONE, havingValue = "false", matchIfMissing = true)
    static class OfAnApplication {

        @Bean
        @ConditionalOnMissingBean
        SharedRouteConfiguration sharedRouteConfiguration() {
            return SharedRouteConfiguration.ofOwnRoutes();
        }

        @Bean
        @ConditionalOnMissingBean(name = "ownRoutesShareAnErrorHandler")
        CamelContextCustomizer ownRoutesShareAnErrorHandler(CompensationProperties properties) {
            return context -> OwnRoutes.of(properties.builtInRoutes()).configureIn(context);
        }
    }
}
