package io.ordercompensation.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ordercompensation.message.CancelOrder;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * What the messages of accepted orders say, for restorations that are computed from it. Where they are computed from the
 * ledger, no step gets to see it, and so none can trust it.
 */
public final class OrderMessages {

    private static final ObjectWriter JSON = new ObjectMapper().writerFor(CancelOrder[].class);

    private final boolean trusted;

    /** @param trusted whether restorations are computed from the messages */
    public OrderMessages(boolean trusted) {
        this.trusted = trusted;
    }

    /**
     * The messages as a JSON array of objects, in the order of the ids.
     *
     * @return null if they are not trusted
     */
    public String json(@Body List<Long> orders, @ExchangeProperty(ClaimedBatch.PROPERTY) ClaimedBatch batch) {
        if (!trusted) {
            return null;
        }
        try {
            return JSON.writeValueAsString(orders.stream().map(batch::order).toArray(CancelOrder[]::new));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The messages of orders " + orders + " cannot be written as JSON", e);
        }
    }
}
