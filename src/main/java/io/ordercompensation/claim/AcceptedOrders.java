package io.ordercompensation.claim;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Gathers the ids of the orders that passed the idempotent consumer; duplicates stay behind. */
public final class AcceptedOrders implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange gathered, Exchange next) {
        if (gathered != null) {
            take(next, orders(gathered));
            return gathered;
        }
        List<Long> orders = new ArrayList<>();
        take(next, orders);
        next.getMessage().setBody(orders);
        return next;
    }

    private static void take(Exchange exchange, List<Long> orders) {
        if (exchange.getException() == null && exchange.getVariable("accepted") != null) {
            orders.add(Long.valueOf((String) exchange.getMessage().getBody()));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Long> orders(Exchange gathered) {
        return (List<Long>) gathered.getMessage().getBody();
    }
}
