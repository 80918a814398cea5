package io.ordercompensation.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans the keys of a table. */
final class Keys {

    private final Draft draft;
    private final LiveTable table;
    private final List<LiveKey> dropped = new ArrayList<>();

    Keys(Draft draft) {
        this.draft = draft;
        this.table = draft.table();
    }

    /** One row for each value of this column, by whatever key. */
    void oneRowFor(String column, String name) {
        List<String> columns = List.of(column);
        if (table.keys().stream().noneMatch(key -> key.unique() && key.isOver(columns))) {
            addUnique(columns, name, columns, "one row for each " + column);
        }
    }

    /**
     * One row for each combination of these columns, and no key that allows fewer.
     *
     * @param values the columns, or an expression for one that does not exist yet
     */
    void oneRowForEach(List<String> columns, String name, List<String> values, String reason) {
        table.keys().stream().filter(key -> key.isTooNarrowFor(columns)).forEach(key -> drop(key, reason));
        if (table.keys().stream().noneMatch(key -> key.unique() && key.isOver(columns))) {
            addUnique(columns, name, values, reason);
        }
    }

    /** The primary key, because the product's statements name it. */
    void primaryKey(List<String> columns, String counterKey, String reason) {
        Optional<LiveKey> primary = table.primaryKey();
        if (primary.filter(key -> key.isOver(columns)).isPresent()) {
            return;
        }
        if (isDouble(columns, columns)) {
            return;
        }
        primary.ifPresent(key -> {
            drop(key, reason);
            table.counter()
                    .map(LiveColumn::name)
                    .filter(counter -> key.columns().contains(counter))
                    .ifPresent(counter -> draft.alter(
                            "ADD UNIQUE KEY " + counterKey + " (`" + counter + "`)", reason, draft.keyWork()));
        });
        draft.alter("ADD PRIMARY KEY (" + String.join(", ", columns) + ")", reason, draft.keyWork());
    }

    /**
     * A key of any name that begins with this column.
     *
     * @param definition of the key that is added if there is none
     */
    void beginningWith(String column, String definition, String reason) {
        boolean there =
                table.keys().stream().filter(key -> !dropped.contains(key)).anyMatch(key -> key.begins(column));
        if (!there) {
            draft.alter("ADD " + definition, reason, Work.ONLINE);
        }
    }

    /** A key of this name: the product's statements name it. */
    void named(String name, String reason) {
        if (!table.hasKey(name)) {
            draft.alter("ADD " + draft.shape().keys().get(name), reason, Work.ONLINE);
        }
    }

    private void addUnique(List<String> columns, String name, List<String> values, String reason) {
        if (dropped.stream().noneMatch(LiveKey::unique) && isDouble(columns, values)) {
            return;
        }
        boolean primary =
                table.primaryKey().filter(key -> !dropped.contains(key)).isEmpty();
        String list = " (" + String.join(", ", columns) + ")";
        draft.alter(primary ? "ADD PRIMARY KEY" + list : "ADD UNIQUE KEY " + name + list, reason, draft.keyWork());
    }

    private void drop(LiveKey key, String reason) {
        dropped.add(key);
        draft.alter(key.isPrimary() ? "DROP PRIMARY KEY" : "DROP KEY `" + key.name() + "`", reason, draft.keyWork());
    }

    private boolean isDouble(Collection<String> columns, List<String> values) {
        String name = draft.table().name();
        boolean sure = table.keys().stream().anyMatch(key -> key.unique() && columns.containsAll(key.columns()));
        Optional<String> found = sure || !allThere(columns, values)
                ? Optional.empty()
                : draft.live().doubleRows(name, values, values);
        found.ifPresent(row -> draft.obstacle(
                "has more than one row for %s = %s, and the product needs one: look at them, and keep one of each"
                        .formatted(String.join(", ", columns), row),
                "SELECT %1$s, COUNT(*) FROM %2$s GROUP BY %1$s HAVING COUNT(*) > 1"
                        .formatted(String.join(", ", values), name)));
        return found.isPresent();
    }

    /** Whether all values can be read: an expression stands for a column that does not exist yet. */
    private boolean allThere(Collection<String> columns, List<String> values) {
        return Stream.concat(columns.stream(), values.stream())
                .filter(values::contains)
                .allMatch(value -> value.contains("(") || table.has(value));
    }
}
