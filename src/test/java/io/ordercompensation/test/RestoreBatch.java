package io.ordercompensation.test;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Accepted orders as a restore step gets them: the JSON array of their ids is the body, and the variable {@code orders}.
 *
 * @param orders the JSON array
 */
public record RestoreBatch(String orders) {

    /** The ids of these orders. */
    public static RestoreBatch of(Order... orders) {
        return new RestoreBatch(Arrays.stream(orders).map(Order::key).collect(Collectors.joining(",", "[", "]")));
    }

    /**
     * Sends it to a restore step.
     *
     * @param endpoint such as {@code direct:restore-points}
     * @return what came of it; {@code getException()} is what would roll the batch back
     */
    public Exchange sendTo(ProducerTemplate camel, String endpoint) {
        return camel.send(endpoint, exchange -> {
            exchange.getMessage().setBody(orders);
            exchange.setVariable("orders", orders);
        });
    }
}
