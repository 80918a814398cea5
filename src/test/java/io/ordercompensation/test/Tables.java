package io.ordercompensation.test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The product's tables, without the product. */
public final class Tables {

    private Tables() {}

    /** Creates them, or brings them to the product's shape; the product finds nothing left to do then. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(Tables.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:io/ordercompensation/schema/migration")
                .table("order_compensation_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    static void run(DataSource dataSource, Path file) {
        try (Connection connection = dataSource.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new EncodedResource(new FileSystemResource(file), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException(file + " failed", e);
        }
    }
}
