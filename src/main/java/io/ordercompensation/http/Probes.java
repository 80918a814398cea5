package io.ordercompensation.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The paths of liveness and readiness. */
final class Probes {

    private Probes() {}

    static Set<String> of(Environment environment) {
        String health = environment.getProperty("management.endpoints.web.base-path", "/actuator")
                + "/"
                + environment.getProperty("management.endpoints.web.path-mapping.health", "health");
        return Stream.of("server.servlet.context-path", "management.server.base-path")
                .map(prefix -> environment.getProperty(prefix, ""))
                .flatMap(prefix -> Stream.of(
                        prefix + health + "/liveness",
                        prefix + health + "/readiness",
                        prefix + "/livez",
                        prefix + "/readyz"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
