package io.ordercompensation.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is done to a shop whose books are right.
 *
 * @param statements SQL
 * @param found how many findings each invariant answers then; those not named, none
 * @param timeless whether the rows have no time, so that compensation.audit.orders-since does not leave them out
 */
record Corruption(String name, List<String> statements, Map<String, Long> found, boolean timeless) {

    static Corruption of(String name, Map<String, Long> found, String... statements) {
        return new Corruption(name, List.of(statements), new TreeMap<>(found), false);
    }

    static Corruption harmless(String name, String... statements) {
        return of(name, Map.of(), statements);
    }

    static Corruption of(String name, String invariant, String... statements) {
        return of(name, Map.of(invariant, 1L), statements);
    }

    Corruption withoutTimes() {
        return new Corruption(name, statements, found, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
