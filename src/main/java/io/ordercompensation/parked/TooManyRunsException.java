package io.ordercompensation.parked;

/** So many acts on many messages wait that another one is not taken. */
public final class TooManyRunsException extends RuntimeException {

    TooManyRunsException(long open) {
        super(open
                + " operations on many messages are waiting or running: let some end, or cancel them, and ask again");
    }
}
