package io.ordercompensation.test;

/**
 * An {@code order_cancel} message.
 *
 * @param keys RocketMQ's KEYS, the order id where nothing is wrong
 * @param body JSON, or whatever a test wants to send
 */
public record CancelMessage(String keys, String body) {

    /** As the order service of the sample shop writes it. */
    public static CancelMessage of(Order order) {
        return new CancelMessage(order.key(), order.cancelBody());
    }

    /** With the order id alone, which is all that the ledger mode needs. */
    public static CancelMessage of(long orderId) {
        return of(Order.of(orderId));
    }

    public CancelMessage keys(String other) {
        return new CancelMessage(other, body);
    }

    public CancelMessage body(String other) {
        return new CancelMessage(keys, other);
    }
}
