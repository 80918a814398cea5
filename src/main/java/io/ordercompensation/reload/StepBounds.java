package io.ordercompensation.reload;

import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Bounds what hot-deployed routes may do with one message in time and in memory, step by step: no check of a file can
 * tell how often a loop runs, or how long a text grows. The product's own routes are left alone.
 */
public final class StepBounds extends ModelLifecycleStrategySupport implements InterceptStrategy {

    /** When the work began, by System.nanoTime. Camel passes it on to the parts of a split and to called routes. */
    private static final String BEGAN = "compensation.work-began";

    /** The scheme that {@link TrialContext#load} gives to what it read from a file. */
    private static final String FROM_FILE = "mem";

    private final Duration maxWorkTime;
    private final int maxTextBytes;
    private final TextSize size;

    /**
     * @param maxWorkTime for one message, in all hot-deployed routes that call each other
     * @param maxTextBytes of the texts in body, headers, variables and properties together, one byte for each character
     */
    public StepBounds(Duration maxWorkTime, int maxTextBytes) {
        this.maxWorkTime = maxWorkTime;
        this.maxTextBytes = maxTextBytes;
        this.size = new TextSize(maxTextBytes);
    }

    /** Applies the bounds in that context, to routes that are added from now on. */
    public void holdIn(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(this);
        context.getCamelContextExtension().getContextPlugin(Model.class).addModelLifecycleStrategy(this);
    }

    /** Makes parts one at a time: all at once, those of one long text fill the memory before the first is worked on. */
    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        if (isFromFile(route)) {
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SplitDefinition.class)
                    .forEach(split -> split.setStreaming("true"));
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(definition);
        return isFromFile(route) ? new Bounded(target, definition, route.getRouteId()) : target;
    }

    private static boolean isFromFile(RouteDefinition route) {
        return route != null && isFromFile(route.getResource());
    }

    /** Whether hot deploy read the resource from a file. */
    static boolean isFromFile(Resource resource) {
        return resource != null && FROM_FILE.equals(resource.getScheme());
    }

    private final class Bounded extends DelegateAsyncProcessor {

        private final String step;
        private final String route;
        private final int functions;

        Bounded(Processor target, NamedNode step, String route) {
            super(target);
            this.step = step.getId();
            this.route = route;
            this.functions = StepFunctions.of(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (isLate(exchange) || makesTooMuch(exchange)) {
                callback.done(true);
                return true;
            }
            return super.process(exchange, doneSync -> {
                if (exchange.getException() == null && !isLate(exchange) && size.all(exchange) > maxTextBytes) {
                    refuse(exchange, "the texts of the message became longer than");
                }
                callback.done(doneSync);
            });
        }

        /** Checked before the step, because what it makes of a long text may be more than the memory holds. */
        private boolean makesTooMuch(Exchange exchange) {
            boolean tooMuch = functions > 1 && functions * size.longest(exchange) > maxTextBytes;
            if (tooMuch) {
                refuse(
                        exchange,
                        "its %d functions may answer texts that together are longer than".formatted(functions));
            }
            return tooMuch;
        }

        private boolean isLate(Exchange exchange) {
            Long began = exchange.getProperty(BEGAN, Long.class);
            if (began == null) {
                exchange.setProperty(BEGAN, System.nanoTime());
                return false;
            }
            boolean late = System.nanoTime() - began > maxWorkTime.toNanos();
            if (late) {
                fail(
                        exchange,
                        "the message is worked on for longer than " + maxWorkTime
                                + " (compensation.hot-deploy.max-work-time)");
            }
            return late;
        }

        private void refuse(Exchange exchange, String what) {
            fail(exchange, "%s %d bytes (compensation.hot-deploy.max-text-bytes)".formatted(what, maxTextBytes));
        }

        private void fail(Exchange exchange, String why) {
            exchange.setException(
                    new IllegalStateException("Step %s of route %s: %s. Let the route do less at a time, or raise it"
                            .formatted(step, route, why)));
        }
    }
}
