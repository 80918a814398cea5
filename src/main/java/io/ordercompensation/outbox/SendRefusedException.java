package io.ordercompensation.outbox;

/** Messages were not sent, or may not have been; the outcome says why, and whose fault that was. */
final class SendRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SendOutcome outcome;

    SendRefusedException(SendOutcome outcome, Throwable cause) {
        super(outcome.reason(), cause);
        this.outcome = outcome;
    }

    SendOutcome outcome() {
        return outcome;
    }
}
