package io.ordercompensation.config;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.PluginHelper;

/**
 * Loads the YAML routes of the jar. They are no {@code camel.main.routes-include-pattern}, which is the application's to
 * set for its own routes.
 */
final class BuiltInRouteFiles extends RouteBuilder {

    private static final String CONSUMER = "/order-cancel.camel.yaml";

    private final List<String> locations;

    /** @param consumer whether the route that fetches order_cancel messages is one of them */
    BuiltInRouteFiles(List<String> locations, boolean consumer) {
        this.locations = locations.stream()
                .map(String::strip)
                .filter(location -> consumer || !location.endsWith(CONSUMER))
                .toList();
    }

    @Override
    public void configure() throws Exception {
        ResourceLoader resources = PluginHelper.getResourceLoader(getContext());
        List<Resource> files =
                locations.stream().map(resources::resolveResource).toList();
        PluginHelper.getRoutesLoader(getContext()).loadRoutes(files);
    }
}
