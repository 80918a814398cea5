package io.ordercompensation.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The list parameters of a statement, {@code :#in:ids}. Camel replaces them by question marks, or by nothing for an
 * empty list, wherever it finds the name: text around it would join up, and longer names beginning with it would match.
 */
final class ListParameters {

    private final List<String> names = new ArrayList<>();

    /** @param alone whether there is nothing else in its parentheses */
    void add(String name, boolean alone, int line) throws RefusedStatementException {
        if (!alone) {
            throw new RefusedStatementException(
                    line,
                    "The list %s does not stand alone in its parentheses.".formatted(name),
                    "Write it as IN (%s).".formatted(name));
        }
        for (String other : names) {
            if (!other.equals(name) && (other.startsWith(name) || name.startsWith(other))) {
                throw new RefusedStatementException(
                        line,
                        "The list %s begins like the list %s: Camel would take one for the other."
                                .formatted(name, other),
                        "Give one of them another name.");
            }
        }
        names.add(name);
    }
}
