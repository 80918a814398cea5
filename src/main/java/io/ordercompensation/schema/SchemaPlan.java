package io.ordercompensation.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements that bring the tables of a schema to the shape that the product works on, in the order in which they are
 * run. The migration runs exactly these.
 *
 * @param steps empty if the tables are right
 * @param obstacles what has to be removed first; while there is one, nothing is changed
 */
public record SchemaPlan(List<SchemaStep> steps, List<Obstacle> obstacles) {

    /** To run first in a session that runs the steps: strict, but zero dates of old tables pass. */
    public static final List<String> SESSION = List.of(
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'", "SET SESSION time_zone = '+00:00'");

    public SchemaPlan {
        steps = List.copyOf(steps);
        obstacles = List.copyOf(obstacles);
    }

    /** Looks at the schema that the connection uses and changes nothing. */
    public static SchemaPlan of(Connection connection) throws SQLException {
        LiveSchema live = LiveSchema.read(connection);
        List<SchemaStep> steps = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        for (TableShape shape : TableShape.all()) {
            TableChange change = new TableChange(shape, live);
            change.plan();
            steps.addAll(change.steps());
            obstacles.addAll(change.obstacles());
        }
        return new SchemaPlan(steps, obstacles);
    }

    /**
     * The obstacle for an account from which the server hides triggers, which may act on each row that is changed.
     * Empty if it sees them, or no row is changed.
     */
    public Optional<Obstacle> hiddenTriggers(Connection connection) {
        return steps.stream()
                .filter(step -> step.work() == Work.ROWS)
                .findFirst()
                .flatMap(step -> LiveSchema.grantToSeeTriggers(connection)
                        .map(grant -> new Obstacle(
                                step.table(),
                                "has rows to change, and this account may not see whether that fires triggers",
                                grant)));
    }

    public boolean isDone() {
        return steps.isEmpty() && obstacles.isEmpty();
    }

    /**
     * Returns if there are no obstacles.
     *
     * @throws SchemaRefusedException naming all of them
     */
    public void refuseObstacles() {
        if (!obstacles.isEmpty()) {
            throw new SchemaRefusedException(
                    obstacles.stream().map(Obstacle::sentence).collect(Collectors.joining(". ")),
                    "Nothing was changed. Run the statement, and start again.",
                    null);
        }
    }
}
