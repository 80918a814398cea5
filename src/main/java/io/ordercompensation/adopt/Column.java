package io.ordercompensation.adopt;

/**
 * A column as it is.
 *
 * @param length in characters, zero where it has none
 * @param filled whether it gets a value if the INSERT does not name it: a default, auto-increment, a generated column
 */
record Column(String table, String name, String type, long length, boolean nullable, boolean filled) {

    boolean isText() {
        return length > 0;
    }

    boolean isTimestamp() {
        return type.equalsIgnoreCase("timestamp");
    }

    static Column of(Row row) {
        return new Column(
                row.text("table_name"),
                row.text("name"),
                row.text("type"),
                row.number("length"),
                row.flag("nullable"),
                row.flag("filled"));
    }
}
