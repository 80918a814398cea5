package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Builds the routes of a file in a separate Camel context that shares only beans and properties with the running one.
 * What touches nothing outside is started too; consumers and producers of a broker are not.
 */
final class TrialContext {

    private static final Set<String> PROPERTIES_FUNCTIONS = Set.of("sql");

    /** Checks an endpoint whose placeholders have been resolved. */
    interface EndpointCheck {
        void check(Endpoint endpoint) throws RejectedException;
    }

    private final CamelContext running;
    private final Map<String, Supplier<? extends Component>> components;

    /**
     * @param running the context whose beans and properties the routes use
     * @param components by scheme, those that are not Camel's stock ones
     */
    TrialContext(CamelContext running, Map<String, Supplier<? extends Component>> components) {
        this.running = running;
        this.components = Map.copyOf(components);
    }

    /**
     * Answers the parts of the file.
     *
     * @param rules asked about each endpoint before any of them is started
     * @throws Exception whatever Camel says of a file that it cannot build
     */
    Parts parts(FileText file, EndpointCheck rules) throws Exception {
        SharedBeans beans = new SharedBeans(running);
        try (DefaultCamelContext aside = new DefaultCamelContext(false)) {
            aside.getCamelContextExtension().setName(running.getName() + "-trial");
            aside.disableJMX();
            aside.setApplicationContextClassLoader(running.getApplicationContextClassLoader());
            aside.getCamelContextExtension().setRegistry(new DefaultRegistry(beans));
            aside.getShutdownStrategy().setTimeout(1);
            shareProperties(aside);
            components.forEach((scheme, component) -> aside.addComponent(scheme, component.get()));
            Model model = aside.getCamelContextExtension().getContextPlugin(Model.class);
            running.getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .getRouteConfigurationDefinitions()
                    .forEach(model::addRouteConfiguration);
            aside.setAutoStartup(false);
            // By then Camel has put its own there.
            aside.build();
            NoCliConnector.in(aside);
            aside.start();
            for (RoutesBuilder routes : load(aside, file)) {
                aside.addRoutes(routes);
            }
            for (Endpoint endpoint : aside.getEndpoints()) {
                rules.check(endpoint);
            }
            Parts parts = parts(aside, model);
            if (parts.touchesNothingOutside()) {
                aside.getRouteController().startAllRoutes();
            }
            return parts;
        } finally {
            beans.handBack();
        }
    }

    /** The file's routes for that context, parsed anew: a definition must not be used twice. */
    static List<RoutesBuilder> load(CamelContext context, FileText file) throws Exception {
        Resource resource = ResourceHelper.fromString(file.name(), file.text());
        return List.copyOf(PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource));
    }

    private void shareProperties(CamelContext aside) {
        aside.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return "running";
            }

            @Override
            public String getProperty(String name) {
                return running.getPropertiesComponent().resolveProperty(name).orElse(null);
            }
        });
        for (String function : PROPERTIES_FUNCTIONS) {
            if (running.getPropertiesComponent().hasPropertiesFunction(function)) {
                aside.getPropertiesComponent()
                        .addPropertiesFunction(running.getPropertiesComponent().getPropertiesFunction(function));
            }
        }
    }

    private static Parts parts(CamelContext aside, Model model) {
        List<Part> routes = new ArrayList<>();
        Set<String> direct = new TreeSet<>();
        Set<String> queries = new LinkedHashSet<>();
        Set<String> schemes = new TreeSet<>();
        for (Endpoint endpoint : aside.getEndpoints()) {
            schemes.add(endpoint.getEndpointUri().split(":", 2)[0]);
            if (endpoint instanceof DirectEndpoint target) {
                direct.add(Part.plain(target.getEndpointUri()));
            } else if (endpoint instanceof SqlEndpoint sql) {
                queries.add(LiveSqlComponent.query(sql));
            }
        }
        for (RouteDefinition definition : model.getRouteDefinitions()) {
            Route route = aside.getRoute(definition.getRouteId());
            routes.add(Part.of(route));
            direct.remove(Part.plain(route.getEndpoint().getEndpointUri()));
        }
        return new Parts(routes, direct, queries, schemes);
    }

    /**
     * The parts of a file.
     *
     * @param calls the {@code direct:} endpoints of other files that it calls
     * @param queries of its sql endpoints: resources, or the statements themselves
     * @param schemes of all its endpoints
     */
    record Parts(List<Part> routes, Set<String> calls, Set<String> queries, Set<String> schemes) {

        private static final Set<String> INSIDE = Set.of("direct", "sql", "log");

        boolean touchesNothingOutside() {
            return INSIDE.containsAll(schemes);
        }
    }
}
