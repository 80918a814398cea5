package io.ordercompensation.config;

import io.ordercompensation.compensate.RestoreSteps;
import io.ordercompensation.compensate.SharedRouteConfiguration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/**
 * Tells the product's routes, and the restore steps that they call, from the other routes of an application: only they get
 * the product's error handling.
 */
final class OwnRoutes extends ModelLifecycleStrategySupport {

    /** Written in Java. */
    private static final Set<String> JAVA = Set.of(
            "isolate",
            "retry-due-messages",
            "take-over-dead-letters",
            "purge-successes",
            "audit-books",
            "relay-outbox",
            "purge-outbox",
            "sweep-unconfirmed-orders");

    private final Set<String> ids;

    private OwnRoutes(Set<String> ids) {
        this.ids = ids;
    }

    /** @param files of YAML routes, each named after its route */
    static OwnRoutes of(List<String> files) {
        Set<String> ids = new HashSet<>(JAVA);
        for (String file : files) {
            ids.add(file.strip().replaceFirst(".*/", "").replaceFirst("[.]camel[.]yaml$", ""));
        }
        return new OwnRoutes(ids);
    }

    void configureIn(CamelContext context) {
        context.getCamelContextExtension().getContextPlugin(Model.class).addModelLifecycleStrategy(this);
    }

    /** Called before Camel applies a route's configuration. */
    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        boolean own = ids.contains(route.getRouteId()) || RestoreSteps.GROUP.equals(route.getGroup());
        if (own && route.getRouteConfigurationId() == null) {
            route.setRouteConfigurationId(SharedRouteConfiguration.ID);
        }
    }
}
