package io.ordercompensation.test;

import io.ordercompensation.retry.Causes;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/** Puts mocks in place of the database and of whatever starts a route, before the routes are built. */
final class StatementMocks implements CamelContextConfiguration {

    private final List<String> flaws = new ArrayList<>();

    /** Steps whose statement cannot be found, in words. */
    List<String> flaws() {
        return flaws;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        for (RouteDefinition route :
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            FromDefinition from = route.getInput();
            if (!from.getEndpointUri().startsWith("direct:")) {
                from.setUri("direct:" + route.getRouteId());
            }
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                    .filter(to -> to.getEndpointUri().startsWith("sql:"))
                    .forEach(to -> mock(route, to, context));
        }
    }

    /** What it replaces has to be there: a statement whose file is missing would otherwise be noticed in production. */
    private void mock(RouteDefinition route, ToDefinition to, CamelContext context) {
        try {
            context.resolvePropertyPlaceholders(to.getEndpointUri());
        } catch (IllegalArgumentException e) {
            flaws.add("Step %s of route %s: %s".formatted(to.getId(), route.getRouteId(), Causes.rootReason(e)));
        }
        to.setUri("mock:" + to.getId());
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // Nothing to do once the routes run.
    }
}
