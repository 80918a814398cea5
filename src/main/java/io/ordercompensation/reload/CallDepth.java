package io.ordercompensation.reload;

import org.apache.camel.Exchange;

/**
 * Bounds how deep {@code direct:} calls are nested, whoever makes them: Camel runs the steps of a route from a queue, so that
 * a circle would use up no stack, but go on for ever. An exchange carries its depth with it, also to the parts of a split;
 * the thread counts for those who begin a new exchange within a call.
 */
final class CallDepth {

    /** The product's own calls are nested six deep. */
    private static final int MAX = 32;

    private static final String PROPERTY = "compensation.call-depth";

    private final ThreadLocal<Integer> ofThread = ThreadLocal.withInitial(() -> 0);

    /** Answers whether the call may be made; then {@link #returned} and, once it is done, {@link #done} have to follow. */
    boolean enter(Exchange exchange, String endpoint) {
        int depth = of(exchange);
        if (depth >= MAX || ofThread.get() >= MAX) {
            exchange.setException(new IllegalStateException(
                    "%s: calls nested deeper than %d. Routes call each other in a circle: take one of the calls out"
                            .formatted(endpoint, MAX)));
            return false;
        }
        exchange.setProperty(PROPERTY, depth + 1);
        ofThread.set(ofThread.get() + 1);
        return true;
    }

    void returned() {
        int depth = ofThread.get() - 1;
        if (depth == 0) {
            ofThread.remove();
        } else {
            ofThread.set(depth);
        }
    }

    void done(Exchange exchange) {
        int depth = of(exchange) - 1;
        if (depth <= 0) {
            exchange.removeProperty(PROPERTY);
        } else {
            exchange.setProperty(PROPERTY, depth);
        }
    }

    private static int of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, 0, Integer.class);
    }
}
