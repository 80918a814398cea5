package io.ordercompensation.message;

/** Ends the reading of a body; carries the reason and, as it is no failure of the program, no stack trace. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused(String reason) {
        super(reason, null, false, false);
    }
}
