package io.ordercompensation.schema;

/** How the server carries out a statement, and what writers notice; each kind is worse for them than the last. */
public enum Work {
    /** A new table. */
    CREATE("", "nobody waits"),
    /** Some rows of a table are changed. */
    ROWS("", "writers of the same rows wait"),
    /** Only the table's metadata is changed. */
    INSTANT("ALGORITHM = INSTANT", "writers wait for an instant"),
    /** The server builds indexes, or rebuilds the table, without blocking writers. */
    ONLINE("ALGORITHM = INPLACE, LOCK = NONE", "writers wait only at its start and end"),
    /** The server rebuilds the table while writers wait. */
    READ_ONLY("ALGORITHM = INPLACE, LOCK = SHARED", "writers wait until it is done"),
    /** Every row is copied into a new table, then the writes made meanwhile: MariaDB 11.2 and newer. */
    ONLINE_COPY("ALGORITHM = COPY, LOCK = NONE", "copies the table, writers wait only at its start and end"),
    /** Every row is copied into a new table while writers wait. */
    COPY("ALGORITHM = COPY, LOCK = SHARED", "copies the table, writers wait until it is done");

    private final String clause;
    private final String effect;

    Work(String clause, String effect) {
        this.clause = clause;
        this.effect = effect;
    }

    /** The clause of an ALTER TABLE that permits nothing worse; empty for other statements. */
    public String clause() {
        return clause;
    }

    /** What writers of the table notice. */
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
