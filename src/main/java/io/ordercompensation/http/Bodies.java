package io.ordercompensation.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** How bodies are read on one port: those of logged-in users, and forms, which arrive before the login. */
public final class Bodies {

    /** Name, password and token, with much to spare. */
    private static final int MAX_FORM = 4096;

    private final BodyPlaces ofStrangers;
    private final BodyPlaces ofTheOthers;
    private final int maxBytes;

    /** @param maxBytes the longest body that is read */
    public Bodies(HttpLimits limits, int maxBytes) {
        this.ofStrangers = new BodyPlaces(limits.maxBodies() / 2, limits.bodyTimeout());
        this.ofTheOthers = new BodyPlaces(limits.maxBodies(), limits.bodyTimeout());
        this.maxBytes = maxBytes;
    }

    /** Must come before anything that looks for parameters. */
    public Filter ofForms(RequestMatcher forms) {
        return new BodyFilter(ofStrangers, MAX_FORM, forms::matches);
    }

    /** Must come after {@link #ofForms}. */
    public Filter fields(RequestMatcher forms) {
        return new FormFilter(forms);
    }

    /** Must come after the login and the check of rights. Requests that need neither, such as health, have no body. */
    public Filter ofWhoeverMay() {
        return new BodyFilter(ofTheOthers, maxBytes, Bodies::isLoggedIn);
    }

    private static boolean isLoggedIn(HttpServletRequest request) {
        return request.getUserPrincipal() != null;
    }
}
