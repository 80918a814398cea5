package io.ordercompensation.management;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Tells requests on the management port from those on the port where shops have orders confirmed. */
final class ManagementPort implements RequestMatcher {

    private final boolean ofItsOwn;

    ManagementPort(Environment environment) {
        this.ofItsOwn = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
    }

    /** Decides by the server that took the request, not by a header, which a client could choose. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return !ofItsOwn
                || WebServerApplicationContext.hasServerNamespace(
                        WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()), "management");
    }
}
