package io.ordercompensation.schema;

/** The tables cannot be brought to the product's shape until somebody changes something; says what. */
public final class SchemaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    SchemaRefusedException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
