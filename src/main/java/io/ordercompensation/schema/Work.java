package io.ordercompensation.schema;

/** How the server carries out a statement, and what writers feel of it; each kind is weaker than the one before. */
public enum Work {
    /** A table that is not there yet. */
    CREATE("", "nobody waits"),
    /** Some rows of a table are changed. */
    ROWS("", "writers of the same rows wait"),
    /** Only what is known about the table is changed. */
    INSTANT("ALGORITHM = INSTANT", "writers wait for an instant"),
    /** The server builds indexes, or the table anew, beside the writers. */
    ONLINE("ALGORITHM = INPLACE, LOCK = NONE", "writers wait at its begin and end only"),
    /** The server builds the table anew while writers wait. */
    READ_ONLY("ALGORITHM = INPLACE, LOCK = SHARED", "writers wait until it is done"),
    /** Every row is copied into a new table, and what writers do meanwhile after it: MariaDB from 11.2. */
    ONLINE_COPY("ALGORITHM = COPY, LOCK = NONE", "copies the table, writers wait at its begin and end only"),
    /** Every row is copied into a new table while writers wait. */
    COPY("ALGORITHM = COPY, LOCK = SHARED", "copies the table, writers wait until it is done");

    private final String clause;
    private final String effect;

    Work(String clause, String effect) {
        this.clause = clause;
        this.effect = effect;
    }

    /** The end of an ALTER TABLE that asks for this and nothing worse; empty for other statements. */
    public String clause() {
        return clause;
    }

    /** What writers of the table feel. */
    public String effect() {
        return effect;
    }

    public boolean copiesTable() {
        return this == ONLINE_COPY || this == COPY;
    }

    /** Whether writers wait for as long as the statement takes. */
    public boolean stopsWriters() {
        return this == READ_ONLY || this == COPY;
    }

    boolean isAlteration() {
        return !clause.isEmpty();
    }

    Work worse(Work other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
