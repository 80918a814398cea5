package io.ordercompensation.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.http.Bodies;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Allows nothing without a login, except health without its details (design section 2, promise 7): viewers may read,
 * operators may change, and shops may have orders confirmed.
 */
public final class Login {

    /** Hawtio's proxy to other hosts, and its own login beside ours. */
    private static final RequestMatcher CLOSED =
            RegexRequestMatcher.regexMatcher(".*/hawtio/(proxy|auth/login|keycloak)(/(?!enabled$).*)?(\\?.*)?");

    /** Requested directly, it would report an error that did not happen. */
    private static final RequestMatcher ERROR_PAGE =
            PathPatternRequestMatcher.withDefaults().matcher("/error");

    private Login() {}

    /** Guards every request that no other chain guards, on any port; each request carries its login. */
    public static SecurityFilterChain guard(HttpSecurity http, ObjectMapper mapper, Bodies bodies) throws Exception {
        Problems problems = new Problems(mapper);
        return rights(http)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        failed -> failed.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries the login. Requests that another site makes a browser send are refused above.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterAfter(bodies.ofWhoeverMay(), AuthorizationFilter.class)
                .build();
    }

    /** Who may do what, however they have logged in. */
    static HttpSecurity rights(HttpSecurity http, RequestMatcher... open) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(CrossSite::isCrossSite)
                .denyAll()
                .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                .permitAll()
                .requestMatchers(open)
                .permitAll()
                .requestMatchers(CLOSED, ERROR_PAGE)
                .denyAll()
                .requestMatchers(path(HttpMethod.POST, "/orders"))
                .hasRole(Role.SHOP.name())
                .requestMatchers(path(HttpMethod.GET, "/openapi.yaml"))
                .authenticated()
                // Reading JMX takes a POST too. ConsoleRestrictor decides what may be done with it.
                .requestMatchers(EndpointRequest.to("jolokia", "hawtio"))
                .hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name())
                .requestMatchers(HttpMethod.GET)
                .hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name())
                .requestMatchers(HttpMethod.HEAD)
                .hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name())
                .anyRequest()
                .hasRole(Role.OPERATOR.name()));
    }

    static RequestMatcher path(HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }
}
