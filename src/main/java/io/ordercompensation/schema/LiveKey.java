package io.ordercompensation.schema;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A key as the server has it. */
record LiveKey(String name, boolean unique, List<String> columns) {

    boolean isPrimary() {
        return "PRIMARY".equals(name);
    }

    boolean begins(String column) {
        return columns.get(0).equals(column);
    }

    boolean isOver(Collection<String> others) {
        return Set.copyOf(columns).equals(Set.copyOf(others));
    }

    /** Whether it refuses two rows that differ only in those of these columns that it lacks. */
    boolean isTooNarrowFor(Collection<String> others) {
        return unique && columns.size() < others.size() && others.containsAll(columns);
    }
}
