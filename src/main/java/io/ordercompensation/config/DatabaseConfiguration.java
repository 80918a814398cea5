package io.ordercompensation.config;

import io.ordercompensation.adopt.Adoption;
import io.ordercompensation.adopt.WayBack;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be true of the database before the first message is fetched. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Stands for tables of the product's shape; whoever needs them asks for it. */
    static final class Tables {}

    @Bean
    @ConditionalOnMissingBean
    DatabaseAtStart databaseAtStart(CompensationDatabase database, CompensationProperties properties, Clock clock) {
        return new DatabaseAtStart(database.dataSource(), database.url(), properties.database(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    TableMigration tableMigration(DatabaseAtStart databaseAtStart, Adoption adoption) {
        return new TableMigration(databaseAtStart, adoption);
    }

    /** Also runs where nothing is migrated. */
    @Bean
    InitializingBean requiredColumns(
            Tables tables,
            DatabaseAtStart databaseAtStart,
            CompensationDatabase database,
            CompensationProperties properties,
            Adoption adoption,
            WayBack wayBack) {
        return () -> {
            databaseAtStart.await();
            RequiredColumns.check(database.dataSource(), properties.steps());
            TableMigration.refuse(adoption.refusalsAfterTheMigration());
            // Before the purge can take them for successes.
            int again = wayBack.forth();
            if (again > 0) {
                LOG.warn("{} messages that `back` had set aside are parked or discarded again", again);
            }
        };
    }

    /** Spring Boot's Flyway is the product's own, with all settings of {@code spring.flyway}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(ProductDefaults.IS_STANDALONE)
    static class OfTheJar {

        /** Boot has chosen the data source by then: the product's own, or that of spring.flyway.user. */
        @Bean
        FlywayConfigurationCustomizer unhurriedMigration() {
            return flyway -> flyway.dataSource(new MigrationDataSource(flyway.getDataSource()));
        }

        @Bean
        FlywayMigrationStrategy migrateOnceTheDatabaseAnswers(TableMigration migration) {
            return migration::run;
        }

        @Bean
        @DependsOnDatabaseInitialization
        Tables tables() {
            return new Tables();
        }
    }

    /** Spring Boot's Flyway, if there is one, is the application's, and runs before. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(value = ProductDefaults.IS_STANDALONE, havingValue = "false", matchIfMissing = true)
    static class OfAnApplication {

        @Bean
        @DependsOnDatabaseInitialization
        Tables compensationTables(
                TableMigration migration, CompensationDatabase database, CompensationProperties properties) {
            if (properties.database().migrate()) {
                migration.run(TableMigration.flyway(database.dataSource()));
            }
            return new Tables();
        }
    }

    /** On its own, because {@code adopt} and {@code back} need nothing else of all this. */
    @Configuration(proxyBeanMethods = false)
    static class Choice {

        @Bean
        @ConditionalOnMissingBean
        CompensationDatabase compensationDatabase(
                @CompensationDataSource ObjectProvider<DataSource> chosen, ObjectProvider<DataSource> all) {
            DataSource marked = chosen.getIfAvailable();
            if (marked != null) {
                return CompensationDatabase.of(marked);
            }
            DataSource only = all.getIfUnique();
            if (only == null) {
                throw new StartupFailureException(
                        "There is more than one DataSource, or none, and none is marked as that of the orders",
                        "Put @CompensationDataSource beside the @Bean of the one whose database has the tables of orders,"
                                + " stock and messages, or @Primary. Without a database: compensation.enabled=false.",
                        null);
            }
            return CompensationDatabase.of(only);
        }
    }
}
