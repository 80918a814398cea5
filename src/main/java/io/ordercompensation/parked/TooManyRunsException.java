package io.ordercompensation.parked;

/** Too many acts on many messages are waiting or running: another one is not accepted. */
public final class TooManyRunsException extends RuntimeException {

    TooManyRunsException(long open) {
        super(open
                + " operations on many messages are waiting or running: let some end, or cancel them, and ask again");
    }
}
