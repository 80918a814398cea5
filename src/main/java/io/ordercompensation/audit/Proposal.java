package io.ordercompensation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordercompensation.message.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What would be given back, order by order, or has been confirmed.
 *
 * @param token stands for exactly these orders and findings: it confirms nothing else
 * @param orders in ascending order
 * @param leftOut orders with findings that a person has to decide about first
 * @param more whether further orders wait for the next proposal
 * @param message what this is, and what to do next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(String token, List<ProposedOrder> orders, List<LeftOut> leftOut, boolean more, String message) {

    private static final int HEX_DIGITS = 16;

    /**
     * One order.
     *
     * @param status of its message in the consumer log: 1, or null if there is none
     * @param grounds each names the invariant and what was found
     */
    public record ProposedOrder(long order, Integer status, List<String> grounds) {

        public ProposedOrder {
            grounds = List.copyOf(grounds);
        }

        String key() {
            return Long.toString(order);
        }
    }

    /** An order that is not touched, and why. */
    public record LeftOut(long order, String reason) {}

    public Proposal {
        orders = List.copyOf(orders);
        leftOut = List.copyOf(leftOut);
    }

    static String tokenOf(List<ProposedOrder> orders) {
        return Sha256.hex(orders.toString().getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS);
    }
}
