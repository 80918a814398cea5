package io.ordercompensation.reload;

import java.time.Duration;
import java.util.Collection;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Bounds what hot-deployed routes may do with one message in time and in memory, step by step: no check of a file can tell
 * how often a loop goes round, or how long a text becomes that is put into itself. The product's own routes are left alone.
 */
public final class StepBounds implements InterceptStrategy {

    /** Nanoseconds of the JVM's clock. Camel hands it on to the parts of a split and to called routes. */
    private static final String BEGAN = "compensation.work-began";

    /** How {@link Trial#load} names what it read from a file. */
    private static final String FROM_FILE = "mem";

    private final Duration maxWorkTime;
    private final int maxTextBytes;

    /**
     * @param maxWorkTime of one message, in all hot-deployed routes that it goes through one from the other
     * @param maxTextBytes of the texts in body, headers, variables and properties together, as if each character was a byte
     */
    public StepBounds(Duration maxWorkTime, int maxTextBytes) {
        this.maxWorkTime = maxWorkTime;
        this.maxTextBytes = maxTextBytes;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(definition);
        return isFromFile(route) ? new Bounded(target, definition.getId(), route.getRouteId()) : target;
    }

    private static boolean isFromFile(RouteDefinition route) {
        return route != null
                && route.getResource() != null
                && FROM_FILE.equals(route.getResource().getScheme());
    }

    private final class Bounded extends DelegateAsyncProcessor {

        private final String step;
        private final String route;

        Bounded(Processor target, String step, String route) {
            super(target);
            this.step = step;
            this.route = route;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (isLate(exchange)) {
                refuse(
                        exchange,
                        "the message is worked on for longer than " + maxWorkTime
                                + " (compensation.hot-deploy.max-work-time)");
                callback.done(true);
                return true;
            }
            return super.process(exchange, doneSync -> {
                if (exchange.getException() == null && isTooLong(exchange)) {
                    refuse(
                            exchange,
                            "the texts of the message became longer than %d bytes (compensation.hot-deploy.max-text-bytes)"
                                    .formatted(maxTextBytes));
                }
                callback.done(doneSync);
            });
        }

        private void refuse(Exchange exchange, String why) {
            exchange.setException(
                    new IllegalStateException("Step %s of route %s: %s. Let the route do less at a time, or raise it"
                            .formatted(step, route, why)));
        }
    }

    private boolean isLate(Exchange exchange) {
        Long began = exchange.getProperty(BEGAN, Long.class);
        if (began == null) {
            exchange.setProperty(BEGAN, System.nanoTime());
            return false;
        }
        return System.nanoTime() - began > maxWorkTime.toNanos();
    }

    private boolean isTooLong(Exchange exchange) {
        long length = length(exchange.getMessage().getBody());
        if (exchange.getMessage().hasHeaders()) {
            length += length(exchange.getMessage().getHeaders().values());
        }
        if (exchange.hasVariables()) {
            length += length(exchange.getVariables().values());
        }
        if (exchange.hasProperties()) {
            length += length(exchange.getProperties().values());
        }
        return length > maxTextBytes;
    }

    private static long length(Collection<?> values) {
        long length = 0;
        for (Object value : values) {
            length += length(value);
        }
        return length;
    }

    private static int length(Object value) {
        return value instanceof CharSequence text ? text.length() : value instanceof byte[] bytes ? bytes.length : 0;
    }
}
