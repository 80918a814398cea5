package io.ordercompensation.config;

import io.ordercompensation.adopt.AdoptFinding;
import io.ordercompensation.adopt.Adoption;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.schema.SchemaMigration;
import io.ordercompensation.schema.SchemaRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to the product's shape at a start, or refuses the start before anything is changed. */
final class TableMigration {

    private static final Logger LOG = LoggerFactory.getLogger(TableMigration.class);

    /** The migration that adopts tables. */
    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("1");

    private final DatabaseAtStart databaseAtStart;
    private final Adoption adoption;

    TableMigration(DatabaseAtStart databaseAtStart, Adoption adoption) {
        this.databaseAtStart = databaseAtStart;
        this.adoption = adoption;
    }

    /** The product's own Flyway in an application, whose own has its history table to itself. */
    static Flyway flyway(DataSource dataSource) {
        return Flyway.configure(TableMigration.class.getClassLoader())
                .dataSource(new MigrationDataSource(dataSource))
                .locations("classpath:io/ordercompensation/schema/migration")
                .table("order_compensation_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /**
     * Migrates once the database answers.
     *
     * @throws StartupFailureException if a start would do harm, or the tables cannot be changed
     */
    void run(Flyway flyway) {
        databaseAtStart.await();
        // While the old listener could still go on with the tables.
        refuse(adoption.refusalsBeforeTheMigration());
        try {
            // Asked once: each call logs again which server Flyway was tested with.
            MigrationInfoService info = flyway.info();
            repairAfterAFailure(flyway, info);
            refuseWhatIsInTheWay(flyway, info);
            flyway.migrate();
        } catch (FlywayException | SchemaRefusedException | SQLException e) {
            throw failure(e);
        }
    }

    /** Runs before Flyway would record a failed attempt: nothing has been tried. */
    private static void refuseWhatIsInTheWay(Flyway flyway, MigrationInfoService info) throws SQLException {
        boolean pending = Arrays.stream(info.pending()).anyMatch(migration -> FIRST.equals(migration.getVersion()));
        if (pending) {
            try (Connection connection =
                    flyway.getConfiguration().getDataSource().getConnection()) {
                new SchemaMigration(connection).refuseObstacles();
            }
        }
    }

    private static StartupFailureException failure(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SchemaRefusedException refused) {
                return new StartupFailureException(refused.getMessage(), refused.action(), failed);
            }
        }
        return new StartupFailureException(
                "The tables could not be changed: " + Causes.rootReason(failed),
                "Give the user of spring.flyway.user (or spring.datasource.username) the right to create and alter tables,"
                        + " or have somebody run the statements that `adopt --sql` prints, and set"
                        + " spring.flyway.enabled=false (in an application that embeds the product:"
                        + " compensation.database.migrate=false).",
                failed);
    }

    /** MySQL commits DDL statement by statement; our migrations can go on from where they stopped. */
    private static void repairAfterAFailure(Flyway flyway, MigrationInfoService info) {
        boolean failed = Arrays.stream(info.all())
                .anyMatch(migration -> migration.getState().isFailed());
        if (failed) {
            LOG.warn("An earlier start could not finish changing the tables: this one goes on from where it stopped");
            flyway.repair();
        }
    }

    /** With the sentences that the command adopt prints. */
    static void refuse(List<AdoptFinding> refusals) {
        if (!refusals.isEmpty()) {
            throw new StartupFailureException(
                    refusals.stream()
                            .map(finding -> "A start would do harm (%s), because of %s. %s"
                                    .formatted(finding.code(), finding.subject(), finding.what()))
                            .collect(Collectors.joining("\n\n")),
                    refusals.stream().map(AdoptFinding::remedy).collect(Collectors.joining("\n\n")),
                    null);
        }
    }
}
