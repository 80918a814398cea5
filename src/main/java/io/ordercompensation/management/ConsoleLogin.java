package io.ordercompensation.management;

import static io.ordercompensation.management.Login.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.http.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The login on the management port. Tools send name and password with each request and get no session; browsers send
 * them once in a form and get a session, in which every change needs a token that no page of another site can read.
 */
public final class ConsoleLogin {

    static final String FORM = "/login";
    private static final String LOGOUT = "/logout";
    static final String HOME = "/console/index.html";
    static final String STYLE = "/console/console.css";

    /** Only what the jar itself serves, and no script within a page: a message's body stays text whatever it holds. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** How long a read request waits for others. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private ConsoleLogin() {}

    /** Guards every request on the management port. */
    public static SecurityFilterChain guard(
            HttpSecurity http,
            ObjectMapper mapper,
            Environment environment,
            Bodies bodies,
            JmxLimits jmx,
            int maxReaders,
            SessionAuthenticationStrategy sessions)
            throws Exception {
        RequestMatcher forms = new OrRequestMatcher(path(HttpMethod.POST, FORM), path(HttpMethod.POST, LOGOUT));
        Problems problems = new Problems(mapper);
        AuthenticationEntryPoint entry = entry(problems);
        return Login.rights(
                        http.securityMatcher(new ManagementPort(environment)),
                        path(HttpMethod.GET, FORM),
                        path(HttpMethod.GET, STYLE))
                .httpBasic(basic -> basic.authenticationEntryPoint(entry))
                .formLogin(form -> form.loginPage(FORM)
                        .failureHandler(wrong(problems))
                        .successHandler(welcome())
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl(FORM + "?out"))
                .sessionManagement(session -> session.addSessionAuthenticationStrategy(sessions))
                .exceptionHandling(
                        failed -> failed.authenticationEntryPoint(entry).accessDeniedHandler(problems))
                .csrf(ConsoleLogin::token)
                .addFilterBefore(bodies.ofForms(forms), CsrfFilter.class)
                .addFilterBefore(bodies.fields(forms), CsrfFilter.class)
                .addFilterAfter(new TokenCookie(), CsrfFilter.class)
                .addFilterAfter(bodies.ofWhoeverMay(), AuthorizationFilter.class)
                .addFilterAfter(
                        new ReadPlaces(maxReaders, EndpointRequest.to(HealthEndpoint.class), PATIENCE),
                        AuthorizationFilter.class)
                .addFilterAfter(new JmxFilter(EndpointRequest.to("jolokia"), jmx), AuthorizationFilter.class)
                .headers(ConsoleLogin::headers)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Token of browser pages; requests without a session carry the login, and no browser adds it for other sites. */
    private static void token(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(settings -> settings.sameSite("Strict"));
        csrf.csrfTokenRepository(cookie)
                // Compared unmasked, as in the cookie from which the pages' scripts read it.
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(ConsoleLogin::needsToken);
    }

    private static boolean needsToken(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && (request.getSession(false) != null
                        || path(HttpMethod.POST, FORM).matches(request));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY));
        headers.referrerPolicy(referrer -> {});
    }

    private static AuthenticationEntryPoint entry(Problems problems) {
        MediaTypeRequestMatcher page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> points = new LinkedHashMap<>();
        points.put(page, new LoginUrlAuthenticationEntryPoint(FORM));
        DelegatingAuthenticationEntryPoint entry = new DelegatingAuthenticationEntryPoint(points);
        entry.setDefaultEntryPoint(problems);
        return (request, response, cause) ->
                (cause instanceof ThrottledException ? problems : entry).commence(request, response, cause);
    }

    private static AuthenticationFailureHandler wrong(Problems problems) {
        return (request, response, cause) -> {
            if (cause instanceof ThrottledException) {
                problems.commence(request, response, cause);
            } else {
                // Spring's default would create a session to keep the failure in.
                response.sendRedirect(request.getContextPath() + FORM + "?wrong");
            }
        };
    }

    /** Shops have nothing to see here, and are told no more than strangers. */
    private static AuthenticationSuccessHandler welcome() {
        return (request, response, login) -> {
            if (has(login, Role.VIEWER) || has(login, Role.OPERATOR)) {
                response.sendRedirect(request.getContextPath() + HOME);
            } else {
                new SecurityContextLogoutHandler().logout(request, response, login);
                response.sendRedirect(request.getContextPath() + FORM + "?wrong");
            }
        };
    }

    /** Whether somebody who is logged in has a role. */
    static boolean has(Authentication login, Role role) {
        return login != null
                && login.getAuthorities().stream()
                        .anyMatch(right -> right.getAuthority().equals("ROLE_" + role.name()));
    }
}
