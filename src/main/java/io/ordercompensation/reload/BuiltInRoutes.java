package io.ordercompensation.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.core.io.ClassPathResource;

/** The product's YAML routes that a user's file may replace, each in a file of the jar with its name. */
final class BuiltInRoutes {

    private static final String PLACE = "classpath:";
    private static final String END = ".camel.yaml";

    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, Part> parts = new TreeMap<>();

    private BuiltInRoutes() {}

    /**
     * Finds those that run; to be called before the first file is deployed.
     *
     * @param locations as in {@code classpath:order-compensation/routes/restore-goods.camel.yaml}
     */
    static BuiltInRoutes running(CamelContext context, List<String> locations) {
        BuiltInRoutes builtIn = new BuiltInRoutes();
        for (String location : locations) {
            String path = location.strip().replace(PLACE, "");
            String id = path.substring(path.lastIndexOf('/') + 1).replace(END, "");
            Route route = context.getRoute(id);
            if (route != null) {
                builtIn.files.put(id, path);
                builtIn.parts.put(id, Part.of(route));
            }
        }
        return builtIn;
    }

    Optional<Part> part(String id) {
        return Optional.ofNullable(parts.get(id));
    }

    /** The file in the jar that holds the route; empty if there is none. */
    Optional<FileText> file(String id) {
        return Optional.ofNullable(files.get(id)).map(path -> {
            try {
                return FileText.of(path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("The route " + path + " in the jar cannot be read", e);
            }
        });
    }
}
