package io.ordercompensation.http;

import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Sets the {@link HttpLimits} of a port in Tomcat; with another server they do not apply. */
public final class BoundedServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final HttpLimits limits;
    private final Set<String> probes;

    public BoundedServer(HttpLimits limits, Environment environment) {
        this.limits = limits;
        this.probes = Probes.of(environment);
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        RequestPlaces requests = new RequestPlaces(probes);
        BodyPlaces unread = new BodyPlaces(Math.max(1, limits.maxBodies() / 4), limits.bodyTimeout());
        server.setProtocol(DeadlineProtocol.class.getName());
        // The first is the outermost, so that it also handles the answers of the others.
        server.addEngineValves(new UnreadBody(unread), requests, new ReadableAccept());
        server.addConnectorCustomizers(connector -> bound(connector, requests));
        server.addContextCustomizers(this::bound);
    }

    /** The browser page ends old sessions before this limit is reached; it bounds whatever else creates sessions. */
    private void bound(Context context) {
        StandardManager sessions = new StandardManager();
        sessions.setMaxActiveSessions(limits.maxSessions());
        context.setManager(sessions);
        // Behind Boot's own and before Tomcat's: the inner one answers.
        context.getParent().getPipeline().addValve(new PlainErrors());
    }

    private void bound(Connector connector, RequestPlaces requests) {
        // Otherwise parameters in a body would be parsed before the login.
        connector.setParseBodyMethods("");
        DeadlineProtocol protocol = (DeadlineProtocol) connector.getProtocolHandler();
        protocol.setHeaderTimeout(limits.headerTimeout());
        // The pause between two bytes of a body; the one between two bytes of headers is
        // server.tomcat.connection-timeout.
        protocol.setDisableUploadTimeout(false);
        protocol.setConnectionUploadTimeout(Math.toIntExact(limits.bodyTimeout().toMillis()));
        // "100 Continue" is sent only when the body is read.
        protocol.setContinueResponseTiming("onRead");
        requests.open(Math.max(1, protocol.getMaxThreads() - limits.reservedThreads()));
    }

    /** After Boot's own customizers, whose settings are read here. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
