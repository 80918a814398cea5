package io.ordercompensation.test;

import org.apache.camel.CamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/** Puts mocks in place of the database and of whatever starts a route, before the routes are built. */
final class StatementMocks implements CamelContextConfiguration {

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
                    .forEach(to -> mock(to, context));
        }
    }

    /** What it replaces has to be there: a statement whose file is missing would otherwise be noticed in production. */
    private static void mock(ToDefinition to, CamelContext context) {
        context.resolvePropertyPlaceholders(to.getEndpointUri());
        to.setUri("mock:" + to.getId());
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // Nothing to do once the routes run.
    }
}
