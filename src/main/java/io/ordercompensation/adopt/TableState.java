package io.ordercompensation.adopt;

import java.util.List;

/**
 * A table as it is.
 *
 * @param counted whether the rows were counted; otherwise there are too many, and the number is the server's estimate
 * @param key columns of the primary key; none if it has none
 */
public record TableState(
        String name, String engine, String collation, long rows, boolean counted, long bytes, List<String> key) {

    String told() {
        return (counted ? "" : "about ") + Words.number(rows);
    }
}
