package io.ordercompensation.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link SchemaPlan}. MySQL commits DDL statement by statement, so nothing can be rolled back; but the plan is
 * made from the tables themselves, so an interrupted migration goes on from where it stopped.
 */
public final class SchemaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

    /** Old writers may go on meanwhile, and write rows that need another look. */
    private static final int LOOKS = 3;

    /**
     * The server's errors if it cannot carry out a statement in the requested way: not supported (1845, 1846), too many
     * changes by writers meanwhile (1799), or one of these was a duplicate, since rolled back (1062).
     */
    private static final Set<Integer> TAKE_A_WEAKER_WAY = Set.of(1845, 1846, 1799, 1062);

    /** Another transaction holds the table, or a row: on MySQL every writer would queue behind us. */
    private static final int LOCKED = 1205;

    private static final int ATTEMPTS = 20;

    private final Connection connection;

    public SchemaMigration(Connection connection) {
        this.connection = connection;
    }

    /**
     * Only checks, as {@link #migrate} does first.
     *
     * @throws SchemaRefusedException if something is in the way
     */
    public void refuseObstacles() throws SQLException {
        refuseObstacles(SchemaPlan.of(connection));
    }

    /**
     * Brings the tables to the product's shape; does nothing if they have it.
     *
     * @throws SchemaRefusedException if something is in the way, or a statement fails
     */
    public void migrate() throws SQLException {
        try (Session session = new Session(connection)) {
            for (int look = 0; look < LOOKS; look++) {
                SchemaPlan plan = SchemaPlan.of(connection);
                refuseObstacles(plan);
                if (plan.isDone()) {
                    return;
                }
                tell(plan.steps());
                for (SchemaStep step : plan.steps()) {
                    run(step);
                }
            }
        }
    }

    private void refuseObstacles(SchemaPlan plan) {
        plan.refuseObstacles();
        plan.hiddenTriggers(connection).ifPresent(hidden -> {
            throw new SchemaRefusedException(
                    hidden.sentence(), "Nothing was changed. Run the statement, and start again.", null);
        });
    }

    private static void tell(List<SchemaStep> steps) {
        long created = steps.stream().filter(step -> step.work() == Work.CREATE).count();
        if (created > 0) {
            LOG.info("Creating {} tables", created);
        }
        List<SchemaStep> changes = steps.stream()
                .filter(step -> step.work() != Work.CREATE && step.work() != Work.ROWS)
                .toList();
        if (!changes.isEmpty()) {
            LOG.info("Changing existing tables in {} statements: no row is lost", changes.size());
        }
    }

    private void run(SchemaStep step) {
        if (step.work().isAlteration()) {
            LOG.info("{}: {} ({})", step.table(), step.reason(), step.work().effect());
        }
        SchemaStep asked = step;
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(asked.sql());
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() == LOCKED && attempt < ATTEMPTS) {
                    LOG.info("{} is in use by a transaction: attempt {} of {}", step.table(), attempt, ATTEMPTS);
                } else if (TAKE_A_WEAKER_WAY.contains(e.getErrorCode())
                        && asked.work().isAlteration()
                        && asked.work() != Work.COPY) {
                    asked = asked.with(Work.values()[asked.work().ordinal() + 1]);
                    LOG.info(
                            "{}: {}; trying it in another way now ({})",
                            step.table(),
                            e.getMessage(),
                            asked.work().effect());
                } else {
                    throw refused(asked, e);
                }
            }
        }
    }

    private static SchemaRefusedException refused(SchemaStep step, SQLException e) {
        return new SchemaRefusedException(
                "The table %s could not be changed (%s): %s".formatted(step.table(), step.reason(), e.getMessage()),
                "Fix what the server complains about and start again: what is done stays done. The statement was: "
                        + step.sql().replaceAll("\\s+", " "),
                e);
    }
}
