package io.ordercompensation.config;

/** The application cannot start until somebody changes something; says what. */
final class StartupFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    StartupFailureException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
