package io.ordercompensation.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The changes of one table, collected into one ALTER TABLE so that it is rebuilt at most once. */
final class Alteration {

    private final String table;
    private final List<String> clauses = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private Work work = Work.INSTANT;
    private boolean readOnly;

    Alteration(String table) {
        this.table = table;
    }

    Alteration add(String clause, String reason, Work needed) {
        clauses.add(clause);
        reasons.add(reason);
        work = work.worse(needed);
        readOnly |= needed == Work.READ_ONLY;
        return this;
    }

    boolean isEmpty() {
        return clauses.isEmpty();
    }

    /** Whether every row is copied, so that more changes cost nothing. */
    boolean copies() {
        return work.copiesTable();
    }

    /** The statement; where the server can, it copies without blocking writers. */
    SchemaStep step(boolean copiesOnline) {
        return new SchemaStep(
                table,
                "ALTER TABLE " + table + "\n  " + String.join(",\n  ", clauses),
                String.join("; ", reasons),
                work == Work.COPY && copiesOnline && !readOnly ? Work.ONLINE_COPY : work);
    }
}
