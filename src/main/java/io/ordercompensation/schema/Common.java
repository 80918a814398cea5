package io.ordercompensation.schema;

import java.util.List;

/** What is planned in the same way for several tables. */
final class Common {

    private Common() {}

    /** Whether the id columns, without which nothing can be planned, exist and have an integer type. */
    static boolean hasIds(Draft draft, String... ids) {
        for (String id : ids) {
            LiveColumn column = draft.table().column(id);
            String name = draft.shape().name();
            if (column == null) {
                draft.obstacle(
                        "has no column " + id + "; if it has another name, give it this one, otherwise",
                        "ALTER TABLE %s ADD COLUMN %s %s"
                                .formatted(name, id, draft.shape().column(id)));
            } else if (!column.isInteger()) {
                draft.obstacle(
                        "has ids in %s that are not whole numbers but %s, which cannot be looked up by number"
                                .formatted(id, column.dataType()),
                        "ALTER TABLE %s MODIFY %s BIGINT %s"
                                .formatted(name, id, column.nullable() ? "NULL" : "NOT NULL"));
            }
        }
        return draft.obstacles().isEmpty();
    }

    /** A unique key cannot span partitions unless it includes the partitioning columns. */
    static void refusePartitionsBeside(Draft draft, List<String> key) {
        draft.table()
                .partitionColumnBeside(key)
                .ifPresent(column -> draft.obstacle(
                        "is partitioned by %s, so that no key can ensure one row for each %s"
                                .formatted(column, String.join(", ", key)),
                        "ALTER TABLE %s REMOVE PARTITIONING"
                                .formatted(draft.shape().name())));
    }

    static void engine(Draft draft) {
        if (!draft.table().isInnoDb()) {
            draft.alter(
                    "ENGINE = InnoDB, ROW_FORMAT = DYNAMIC",
                    draft.table().engine() + " has no transactions: a batch that failed would leave half of its"
                            + " restorations behind",
                    Work.COPY);
        }
    }

    /** The digits before the point are kept, and so are the column's other attributes. */
    static void money(Draft draft) {
        for (String name : draft.shape().money()) {
            LiveColumn column = draft.table().column(name);
            if (column == null || column.isGenerated()) {
                continue;
            }
            if (!"decimal".equalsIgnoreCase(column.dataType()) || column.scale() < 2) {
                int digits = Math.max(10, column.digits() - column.scale() + 2);
                draft.alter(
                        "MODIFY " + name + " " + draft.table().withType(name, "DECIMAL(" + digits + ", 2)"),
                        "amounts need cents",
                        Work.COPY);
            }
        }
    }

    /** The product, like the old listener, changes rows without naming their times. */
    static void times(Draft draft) {
        for (String name : draft.shape().times()) {
            LiveColumn column = draft.table().column(name);
            if (column != null && column.changesOnUpdate()) {
                draft.alter(
                        "MODIFY " + name + " " + draft.table().withoutOnUpdate(name),
                        name + " must not move when the product changes a row",
                        Work.INSTANT);
            }
        }
    }

    static void missingColumns(Draft draft, String reason, String... names) {
        for (String name : names) {
            if (!draft.table().has(name)) {
                draft.addColumn(name, reason, Work.INSTANT);
            }
        }
    }
}
