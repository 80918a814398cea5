package io.ordercompensation.schema;

/**
 * One statement on the way to the product's tables.
 *
 * @param table the table that it creates or changes
 * @param statement without the clause that {@link Work} adds
 * @param reason why, for a person
 * @param work how the server carries it out
 */
public record SchemaStep(String table, String statement, String reason, Work work) {

    /** The statement as it is run, here or by hand; without a semicolon at its end. */
    public String sql() {
        return work.isAlteration() ? statement + ",\n  " + work.clause() : statement;
    }

    SchemaStep with(Work other) {
        return new SchemaStep(table, statement, reason, other);
    }
}
