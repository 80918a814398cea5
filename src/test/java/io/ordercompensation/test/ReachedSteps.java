package io.ordercompensation.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Which steps of the routes under test an exchange has come to: those that none came to are not tested. */
final class ReachedSteps implements InterceptStrategy {

    private final Set<NamedNode> reached = ConcurrentHashMap.newKeySet();

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                reached.add(step);
                return super.process(exchange, callback);
            }
        };
    }

    /** Ids of the steps, and of the mocks in their place, that no exchange came to. */
    List<String> missing(CamelContext context) {
        List<String> missing = new ArrayList<>();
        for (RouteDefinition route :
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            collect(route.getOutputs(), missing);
        }
        return missing;
    }

    private void collect(List<ProcessorDefinition<?>> steps, List<String> missing) {
        for (ProcessorDefinition<?> step : steps) {
            // Camel makes no processor of its own for the begin of a transaction.
            if (!(step instanceof TransactedDefinition) && !reached.contains(step)) {
                missing.add(step.getId() + " (" + step.getShortName() + ")");
            }
            if (step instanceof ChoiceDefinition choice) {
                choice.getWhenClauses().forEach(when -> collect(when.getOutputs(), missing));
                if (choice.getOtherwise() != null) {
                    collect(choice.getOtherwise().getOutputs(), missing);
                }
            } else {
                collect(step.getOutputs(), missing);
            }
        }
    }
}
