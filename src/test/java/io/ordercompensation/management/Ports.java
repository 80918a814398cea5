package io.ordercompensation.management;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.context.ApplicationListener;

/** The two ports of a started product: {@code orders} and {@code management}. As a bean of it, it gets to know them. */
final class Ports implements ApplicationListener<WebServerInitializedEvent> {

    private final List<WebServerInitializedEvent> servers = new ArrayList<>();

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        servers.add(started);
    }

    int number(String where) {
        return server(where).getPort();
    }

    AbstractProtocol<?> protocol(String where) {
        return (AbstractProtocol<?>) server(where).getTomcat().getConnector().getProtocolHandler();
    }

    Manager sessions(String where) {
        return ((Context) server(where).getTomcat().getHost().findChildren()[0]).getManager();
    }

    private TomcatWebServer server(String where) {
        return servers.stream()
                .filter(started ->
                        "management".equals(started.getApplicationContext().getServerNamespace())
                                == where.equals("management"))
                .map(started -> (TomcatWebServer) started.getWebServer())
                .findFirst()
                .orElseThrow();
    }

    /**
     * All of an answer.
     *
     * @param request method and path
     * @param headers each with its end of line
     */
    String exchange(String where, String request, String who, String headers, String body) throws IOException {
        try (RawConnection connection = new RawConnection(number(where))) {
            return connection
                    .send("%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s%sContent-Length: %d\r\n\r\n%s"
                            .formatted(request.strip(), RawConnection.login(who), headers, body.length(), body))
                    .rest();
        }
    }

    /** Of an answer; 0 if there was none. */
    static int status(String answer) {
        return answer.isEmpty()
                ? 0
                : Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }
}
