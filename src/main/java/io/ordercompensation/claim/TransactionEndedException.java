package io.ordercompensation.claim;

/** A step ended the transaction that claimed its orders: what it did until then may be committed, without the rest. */
public final class TransactionEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransactionEndedException(String message, Throwable cause) {
        super(message, cause);
    }
}
