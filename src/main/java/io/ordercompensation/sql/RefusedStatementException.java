package io.ordercompensation.sql;

/** Why a statement is not run, where in it, and what to do. */
public final class RefusedStatementException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String remedy;

    RefusedStatementException(int line, String message, String remedy) {
        super(message);
        this.line = line;
        this.remedy = remedy;
    }

    /** Counts from 1. */
    public int line() {
        return line;
    }

    public String remedy() {
        return remedy;
    }
}
