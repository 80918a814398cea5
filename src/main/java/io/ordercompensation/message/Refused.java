package io.ordercompensation.message;

/** Ends the reading of a body; carries the reason and, as it is no failure of the program, no stack trace. */
final class Refused extends Exception {

    Refused(String reason) {
        super(reason, null, false, false);
    }
}
