package io.ordercompensation.message;

/** Ends the reading of a body; carries the reason and, as it is no failure of the program, no stack trace. */
public final class RefusedBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedBodyException(String reason) {
        super(reason, null, false, false);
    }
}
