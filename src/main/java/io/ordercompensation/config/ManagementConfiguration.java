package io.ordercompensation.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.management.Accounts;
import io.ordercompensation.management.ConsoleLogin;
import io.ordercompensation.management.Login;
import io.ordercompensation.management.ProblemAdvice;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what over HTTP, and how it is told what went wrong. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ManagementConfiguration {

    @Bean
    UserDetailsService accounts(CompensationProperties properties) {
        try {
            return Accounts.of(properties.management().accounts());
        } catch (IllegalArgumentException e) {
            throw new StartupFailure(e.getMessage(), "Correct it in config/application.yaml.", e);
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Accounts.encoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain console(HttpSecurity http, ObjectMapper mapper, Environment environment) throws Exception {
        return ConsoleLogin.guard(http, mapper, environment);
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(HttpSecurity http, ObjectMapper mapper) throws Exception {
        return Login.guard(http, mapper);
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }
}
