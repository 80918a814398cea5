package io.ordercompensation.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is found out about one table while its change is planned. */
final class Draft {

    private final TableShape shape;
    private final LiveTable table;
    private final LiveSchema live;
    private final Alteration alteration;
    private final List<SchemaStep> before = new ArrayList<>();
    private final List<SchemaStep> after = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();

    Draft(TableShape shape, LiveTable table, LiveSchema live) {
        this.shape = shape;
        this.table = table;
        this.live = live;
        this.alteration = new Alteration(shape.name());
    }

    TableShape shape() {
        return shape;
    }

    LiveTable table() {
        return table;
    }

    LiveSchema live() {
        return live;
    }

    Alteration alteration() {
        return alteration;
    }

    /** Joins the one ALTER TABLE that may build the table anew. */
    void alter(String clause, String reason, Work work) {
        alteration.add(clause, reason, work);
    }

    void addColumn(String column, String reason, Work work) {
        alter("ADD COLUMN " + column + " " + shape.column(column), reason, work);
    }

    /** An ALTER TABLE of its own that changes nothing but what is known about the table. */
    SchemaStep instantly(String clause, String reason) {
        return new Alteration(shape.name()).add(clause, reason, Work.INSTANT).step(false);
    }

    /** A statement from {@code sql/schema/change} that changes rows; what would move by itself is kept where it is. */
    SchemaStep rows(String file, String reason, String... alreadyStill) {
        return new SchemaStep(
                shape.name(),
                Sql.of("change/" + file).replace("${kept}", table.kept(Arrays.asList(alreadyStill))),
                reason,
                Work.ROWS);
    }

    void before(SchemaStep step) {
        before.add(step);
    }

    void after(SchemaStep step) {
        after.add(step);
    }

    void obstacle(String cause, String mend) {
        obstacles.add(new Obstacle(shape.name(), cause, mend));
    }

    boolean copies() {
        return alteration.copies();
    }

    boolean hasTriggers() {
        return !table.updateTriggers().isEmpty();
    }

    /** Building a primary key of a table in partitions needs a copy on MariaDB. */
    Work keyWork() {
        return table.isPartitioned() && live.isMariaDb() ? Work.COPY : Work.ONLINE;
    }

    List<SchemaStep> steps() {
        if (!obstacles.isEmpty()) {
            return List.of();
        }
        List<SchemaStep> steps = new ArrayList<>(before);
        Optional.of(alteration)
                .filter(change -> !change.isEmpty())
                .map(change -> change.step(live.copiesOnline() && table.isInnoDb() && !table.isPartitioned()))
                .ifPresent(steps::add);
        steps.addAll(after);
        return steps;
    }

    List<Obstacle> obstacles() {
        return obstacles;
    }
}
