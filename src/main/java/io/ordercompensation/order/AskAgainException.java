package io.ordercompensation.order;

/**
 * It is not known whether the order is confirmed, or it was not begun for lack of capacity. Asking again with the same
 * order id is safe: what was taken is not taken twice.
 */
public final class AskAgainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long orderId;

    AskAgainException(long orderId, String message, Throwable cause) {
        super(message, cause);
        this.orderId = orderId;
    }

    public long orderId() {
        return orderId;
    }
}
