package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Gathers the orders that passed the idempotent consumer; duplicates stay behind. */
public final class AcceptedOrders implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange gathered, Exchange next) {
        if (gathered != null) {
            take(next, orders(gathered));
            return gathered;
        }
        List<CancelOrder> orders = new ArrayList<>();
        take(next, orders);
        next.getMessage().setBody(orders);
        return next;
    }

    private static void take(Exchange exchange, List<CancelOrder> orders) {
        if (exchange.getException() == null && exchange.getVariable("accepted") != null) {
            orders.add(exchange.getMessage().getBody(CancelOrder.class));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<CancelOrder> orders(Exchange gathered) {
        return (List<CancelOrder>) gathered.getMessage().getBody();
    }
}
