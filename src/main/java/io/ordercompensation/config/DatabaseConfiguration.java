package io.ordercompensation.config;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be true of the database before the first message is fetched. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DatabaseAtStart databaseAtStart(
            DataSource dataSource, DataSourceProperties source, CompensationProperties properties, Clock clock) {
        return new DatabaseAtStart(dataSource, source.determineUrl(), properties.database(), clock);
    }

    @Bean
    FlywayMigrationStrategy migrateOnceTheDatabaseAnswers(DatabaseAtStart databaseAtStart) {
        return flyway -> {
            databaseAtStart.await();
            flyway.migrate();
        };
    }

    /** Also runs where Flyway is off. */
    @Bean
    @DependsOnDatabaseInitialization
    InitializingBean requiredColumns(
            DatabaseAtStart databaseAtStart, DataSource dataSource, CompensationProperties properties) {
        return () -> {
            databaseAtStart.await();
            RequiredColumns.check(dataSource, properties.steps());
        };
    }
}
