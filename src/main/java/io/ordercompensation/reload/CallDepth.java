package io.ordercompensation.reload;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;

/**
 * Bounds how deep {@code direct:} calls are nested, whoever makes them: Camel runs the steps of a route from a queue,
 * so a circle would use no stack but go on for ever. An exchange carries its depth with it, also to the parts of a
 * split; where a new exchange begins within a call, the calls count that the thread has begun and not ended.
 */
final class CallDepth {

    /** The product's own calls are nested six deep. */
    private static final int MAX = 32;

    /** More, because other threads may still be working on calls that a thread has begun. */
    private static final int MAX_OF_THREAD = 64;

    private static final String PROPERTY = "compensation.call-depth";

    private final ThreadLocal<AtomicInteger> ofThread = ThreadLocal.withInitial(AtomicInteger::new);

    /** Answers this thread's counter if one more call may be made, which ends with {@link #done}; else null. */
    AtomicInteger enter(Exchange exchange, String endpoint) {
        AtomicInteger calls = ofThread.get();
        int depth = of(exchange);
        if (depth >= MAX || calls.get() >= MAX_OF_THREAD) {
            exchange.setException(new IllegalStateException(
                    "%s: calls nested deeper than %d. Routes call each other in a circle: take one of the calls out"
                            .formatted(endpoint, depth >= MAX ? MAX : MAX_OF_THREAD)));
            return null;
        }
        exchange.setProperty(PROPERTY, depth + 1);
        calls.incrementAndGet();
        return calls;
    }

    /** To be called when the call ends, on whatever thread. */
    void done(Exchange exchange, AtomicInteger calls) {
        calls.decrementAndGet();
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
