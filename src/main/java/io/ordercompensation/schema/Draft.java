package io.ordercompensation.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The changes planned for one table, and the obstacles to them. */
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

    /** Joins the one ALTER TABLE that may rebuild the table. */
    void alter(String clause, String reason, Work work) {
        alteration.add(clause, reason, work);
    }

    void addColumn(String column, String reason, Work work) {
        alter("ADD COLUMN " + column + " " + shape.column(column), reason, work);
    }

    /** A separate ALTER TABLE that changes only metadata. */
    SchemaStep instantly(String clause, String reason) {
        return new Alteration(shape.name()).add(clause, reason, Work.INSTANT).step(false);
    }

    /** A statement from {@code sql/schema/change} that changes rows; ON UPDATE columns keep their values. */
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

    /** On MariaDB, building a primary key of a partitioned table needs a copy. */
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
