package io.ordercompensation.config;

import io.ordercompensation.adopt.AdoptFinding;
import io.ordercompensation.adopt.Adoption;
import io.ordercompensation.adopt.WayBack;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.schema.SchemaMigration;
import io.ordercompensation.schema.SchemaRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
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
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be true of the database before the first message is fetched. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The migration that adopts tables. */
    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("1");

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    @Bean
    DatabaseAtStart databaseAtStart(
            DataSource dataSource, DataSourceProperties source, CompensationProperties properties, Clock clock) {
        // The parameters after the question mark may hold a password.
        String url = source.determineUrl().split("\\?", 2)[0];
        return new DatabaseAtStart(dataSource, url, properties.database(), clock);
    }

    /** Boot has chosen the data source by then: the product's own, or that of spring.flyway.user. */
    @Bean
    FlywayConfigurationCustomizer unhurriedMigration() {
        return flyway -> flyway.dataSource(new MigrationDataSource(flyway.getDataSource()));
    }

    @Bean
    FlywayMigrationStrategy migrateOnceTheDatabaseAnswers(DatabaseAtStart databaseAtStart, Adoption adoption) {
        return flyway -> {
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
        };
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
                        + " spring.flyway.enabled=false.",
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

    /** Also runs where Flyway is off. */
    @Bean
    @DependsOnDatabaseInitialization
    InitializingBean requiredColumns(
            DatabaseAtStart databaseAtStart,
            DataSource dataSource,
            CompensationProperties properties,
            Adoption adoption,
            WayBack wayBack) {
        return () -> {
            databaseAtStart.await();
            RequiredColumns.check(dataSource, properties.steps());
            refuse(adoption.refusalsAfterTheMigration());
            // Before the purge can take them for successes.
            int again = wayBack.forth();
            if (again > 0) {
                LOG.warn("{} messages that `back` had set aside are parked or discarded again", again);
            }
        };
    }

    /** With the sentences that the command adopt prints. */
    private static void refuse(List<AdoptFinding> refusals) {
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
