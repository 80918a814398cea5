package io.ordercompensation.message;

/** Refuses a body. Carries the reason but no stack trace, because the program did not fail. */
public final class RefusedBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedBodyException(String reason) {
        super(reason, null, false, false);
    }
}
