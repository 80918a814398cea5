package io.ordercompensation.reload;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.direct.DirectProducer;

/** The stock component, except that calls pass through a {@link SwapGate} and their nesting is bounded. */
public class GatedDirectComponent extends DirectComponent {

    private final SwapGate gate;
    private final Set<String> open;
    private final CallDepth depth = new CallDepth();

    /** @param open endpoints that are not held: their routes are never swapped and may wait long, say for a database */
    public GatedDirectComponent(SwapGate gate, Set<String> open) {
        this.gate = gate;
        this.open = Set.copyOf(open);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String key = uri.split("\\?", 2)[0];
        DirectEndpoint endpoint = new DirectEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new Bounded(this, key, depth, open.contains(remaining) ? null : gate);
            }
        };
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static final class Bounded extends DirectProducer {

        private final String key;
        private final CallDepth depth;
        private final SwapGate gate;

        /** @param gate null if calls are not held there */
        Bounded(DirectEndpoint endpoint, String key, CallDepth depth, SwapGate gate) {
            super(endpoint, key);
            this.key = key;
            this.depth = depth;
            this.gate = gate;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            AtomicInteger calls = depth.enter(exchange, key);
            if (calls == null) {
                return;
            }
            boolean outermost = false;
            try {
                outermost = gate != null && gate.enter(exchange);
                super.process(exchange);
            } finally {
                if (outermost) {
                    gate.threadReturns();
                    gate.leave(exchange);
                }
                depth.done(exchange, calls);
            }
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            AtomicInteger calls = depth.enter(exchange, key);
            if (calls == null) {
                callback.done(true);
                return true;
            }
            boolean outermost = false;
            try {
                outermost = gate != null && gate.enter(exchange);
                boolean leaves = outermost;
                return super.process(exchange, doneSync -> {
                    if (leaves) {
                        gate.leave(exchange);
                    }
                    depth.done(exchange, calls);
                    callback.done(doneSync);
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                depth.done(exchange, calls);
                exchange.setException(e);
                callback.done(true);
                return true;
            } finally {
                if (outermost) {
                    gate.threadReturns();
                }
            }
        }
    }
}
