package io.ordercompensation.management;

import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Restricts the browser's access to JMX to what {@link ConsoleRights} allows the user. Jolokia works in the thread of
 * the request, so the login is that of the request; without one, nothing is allowed.
 */
final class ConsoleRestrictor implements Restrictor {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRestrictor.class);
    private static final Set<RequestType> TYPES = Set.of(
            RequestType.READ,
            RequestType.WRITE,
            RequestType.EXEC,
            RequestType.LIST,
            RequestType.SEARCH,
            RequestType.VERSION);

    /** A GET can be sent by a link or a picture, and its address stays in histories and logs. */
    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return TYPES.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return has(ConsoleRights.toRead(name, attribute));
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return told(has(ConsoleRights.toWrite(name, attribute)), name, "sets " + attribute);
    }

    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        Role least = ConsoleRights.toCall(name, operation);
        boolean allowed = has(least);
        return least == Role.OPERATOR ? told(allowed, name, "calls " + operation) : allowed;
    }

    /** Logs changes, with who made them. Reads are not logged: pages read every second. */
    private static boolean told(boolean allowed, ObjectName name, String act) {
        if (allowed) {
            LOG.info("{} {} of {} in the JMX console", login().getName(), act, name);
        }
        return allowed;
    }

    /** Where a request may come from is decided before it gets here: by the port's address, the login and {@link CrossSite}. */
    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return login() != null;
    }

    /** No other origin gets access: {@link CrossSite} refuses it first, and no CORS header lets it read. */
    @Override
    public boolean isOriginAllowed(String origin, boolean onlyWhenStrict) {
        return onlyWhenStrict;
    }

    /** Behind a proxy that ends TLS the page's scheme is https and ours is not. */
    @Override
    public boolean ignoreScheme() {
        return true;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !ConsoleRights.isVisible(name);
    }

    static boolean has(Role least) {
        return least != null
                && (ConsoleLogin.has(login(), least)
                        // An operator may do whatever a viewer may.
                        || (least == Role.VIEWER && ConsoleLogin.has(login(), Role.OPERATOR)));
    }

    private static Authentication login() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
