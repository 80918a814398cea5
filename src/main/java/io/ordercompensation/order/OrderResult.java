package io.ordercompensation.order;

/**
 * The answer to a request for an order.
 *
 * @param code see {@link ResultCode}
 * @param message what happened, for a person
 */
public record OrderResult(int code, String message, long orderId) {

    static OrderResult confirmed(long orderId) {
        return new OrderResult(ResultCode.SUCCESS.number(), "Order " + orderId + " is confirmed", orderId);
    }
}
