package io.ordercompensation.library;

import io.ordercompensation.config.CompensationDataSource;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryPolicy.Park;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody else's application, which has all that the product has too: databases, migrations, routes, pages, a login. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OtherApplication {

    /** Of everything but orders. */
    @Bean
    @Primary
    DataSource main(DataSourceProperties settings) {
        return settings.initializeDataSourceBuilder().build();
    }

    @Bean
    @CompensationDataSource
    DataSource orders(Environment environment) {
        return new DriverManagerDataSource(
                environment.getRequiredProperty("orders.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
    }

    @Bean
    SecurityFilterChain login(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/open", "/actuator/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    /** Names that the product might want for itself. */
    @Bean
    String audit() {
        return "ours";
    }

    @Bean
    ZoneOffset clock() {
        return ZoneOffset.UTC;
    }

    /** Spring Boot takes one, and there must be no second. */
    @Bean
    FlywayMigrationStrategy migrations() {
        return Flyway::migrate;
    }

    @Bean
    RetryPolicy never() {
        return (cause, attempts, now) -> new Park("this application never tries again");
    }

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own")
                        .routeId("own")
                        .onException(IllegalStateException.class)
                        .handled(true)
                        .setBody(constant("handled"))
                        .end()
                        .throwException(new IllegalStateException("not for the product"));

                // A restore step, which shares the error handling of those that are built in.
                from("direct:restore-own")
                        .routeId("restore-own")
                        .group("restore")
                        .log("${variable.orders}");

                from("direct:own-query")
                        .routeId("own-query")
                        .setHeader("CamelSqlQuery", constant("SELECT 2 AS n"))
                        .to("sql:SELECT 1 AS n?dataSource=#main&outputType=SelectOne");
            }
        };
    }

    @RestController
    static class Pages {

        @GetMapping("/open")
        String open() {
            return "open";
        }
    }
}
