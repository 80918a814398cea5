package io.ordercompensation.reload;

import java.util.Map;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.direct.DirectProducer;

/** The stock component, but that calls pass through a {@link SwapGate}. */
public class GatedDirectComponent extends DirectComponent {

    private final SwapGate gate;
    private final Set<String> open;

    /** @param open endpoints that are not held: their routes are never swapped and may wait long, for a database say */
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
                return open.contains(remaining) ? new DirectProducer(this, key) : new Gated(this, key, gate);
            }
        };
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static final class Gated extends DirectProducer {

        private final SwapGate gate;

        Gated(DirectEndpoint endpoint, String key, SwapGate gate) {
            super(endpoint, key);
            this.gate = gate;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            if (!gate.enter(exchange)) {
                super.process(exchange);
                return;
            }
            try {
                super.process(exchange);
            } finally {
                gate.threadReturns();
                gate.leave(exchange);
            }
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                if (!gate.enter(exchange)) {
                    return super.process(exchange, callback);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            try {
                return super.process(exchange, doneSync -> {
                    gate.leave(exchange);
                    callback.done(doneSync);
                });
            } finally {
                gate.threadReturns();
            }
        }
    }
}
