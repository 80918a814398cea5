package io.ordercompensation.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.ordercompensation.http.Bodies;
import io.ordercompensation.http.BoundedServer;
import io.ordercompensation.http.HttpLimits;
import io.ordercompensation.management.Accounts;
import io.ordercompensation.management.ConsoleLogin;
import io.ordercompensation.management.GuardedLogin;
import io.ordercompensation.management.JmxLimits;
import io.ordercompensation.management.Login;
import io.ordercompensation.management.LoginLimits;
import io.ordercompensation.management.ProblemAdvice;
import io.ordercompensation.order.OrderEndpoint;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what over HTTP, and how errors are reported. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpLimits.class, JmxLimits.class, LoginLimits.class})
@ConditionalOnProperty(ProductDefaults.IS_STANDALONE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ManagementConfiguration {

    @Bean
    GuardedLogin accounts(CompensationProperties properties, LoginLimits limits, MeterRegistry metrics) {
        try {
            return Accounts.login(properties.management().accounts(), limits, metrics);
        } catch (IllegalArgumentException e) {
            throw new StartupFailureException(e.getMessage(), "Correct it in config/application.yaml.", e);
        }
    }

    @Bean
    @Order(1)
    SecurityFilterChain console(
            HttpSecurity http,
            ObjectMapper mapper,
            Environment environment,
            CompensationProperties properties,
            HttpLimits limits,
            LoginLimits login,
            JmxLimits jmx)
            throws Exception {
        return ConsoleLogin.guard(
                http,
                mapper,
                environment,
                bodies(properties, limits),
                jmx,
                properties.management().maxReaders(),
                login.sessions(limits.maxSessions()));
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(
            HttpSecurity http, ObjectMapper mapper, CompensationProperties properties, HttpLimits limits)
            throws Exception {
        return Login.guard(http, mapper, bodies(properties, limits));
    }

    /** Each port has its own. */
    private static Bodies bodies(CompensationProperties properties, HttpLimits limits) {
        return new Bodies(limits, properties.maxBodyBytes());
    }

    @Bean
    BoundedServer boundedServer(HttpLimits limits, Environment environment) {
        return new BoundedServer(limits, environment);
    }

    @Bean
    OrderEndpoint orderEndpoint(CamelContext context, CompensationProperties properties) {
        return new OrderEndpoint(context.createProducerTemplate(), properties.maxBodyBytes());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }
}
