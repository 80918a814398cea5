package io.ordercompensation.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** How bodies are read on one port: those of whoever is logged in, and the forms, which come before the login. */
public final class Bodies {

    /** Name, password and token, with much to spare. */
    private static final int MAX_FORM = 4096;

    private final BodyPlaces ofStrangers;
    private final BodyPlaces ofTheOthers;
    private final int maxBytes;

    /** @param maxBytes of a body */
    public Bodies(HttpLimits limits, int maxBytes) {
        this.ofStrangers = new BodyPlaces(limits.maxBodies() / 2, limits.bodyTimeout());
        this.ofTheOthers = new BodyPlaces(limits.maxBodies(), limits.bodyTimeout());
        this.maxBytes = maxBytes;
    }

    /** In front of whatever looks for parameters. */
    public Filter ofForms(RequestMatcher forms) {
        return new BodyFilter(ofStrangers, MAX_FORM, forms::matches);
    }

    /** Behind {@link #ofForms}. */
    public Filter fields(RequestMatcher forms) {
        return new FormFilter(forms);
    }

    /** Behind the login and the check of the rights. Whoever needs neither, as for health, has no body to send. */
    public Filter ofWhoeverMay() {
        return new BodyFilter(ofTheOthers, maxBytes, Bodies::isLoggedIn);
    }

    private static boolean isLoggedIn(HttpServletRequest request) {
        return request.getUserPrincipal() != null;
    }
}
