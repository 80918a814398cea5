package io.ordercompensation.schema;

/**
 * Why a table cannot be changed as it is.
 *
 * @param table which
 * @param cause what is in the way, a clause that begins with a verb: "is partitioned by ..."
 * @param mend the statement that removes it, or shows the rows somebody has to decide about
 */
public record Obstacle(String table, String cause, String mend) {

    /** All of it in one sentence. */
    public String sentence() {
        return "The table %s %s: %s".formatted(table, cause, mend);
    }
}
