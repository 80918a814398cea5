package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.OrderCompensation;
import io.ordercompensation.config.Validate;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are checked in a user's own CI: the packaged jar does it with neither broker nor database in reach. */
class ValidateIT {

    @TempDir
    Path folder;

    private String output;

    @Test
    void goodFilesPassAndBadOnesDoNot() throws Exception {
        Files.createDirectories(folder.resolve("config/sql"));
        Files.writeString(folder.resolve("config/sql/insert-mark.sql"), HotShop.INSERT_MARK);
        Files.writeString(folder.resolve("good.camel.yaml"), HotShop.STEP);
        Files.writeString(
                folder.resolve("bad.camel.yaml"),
                HotShop.STEP.replace("restore-marks", "restore-others").replace("{{sql:insert-mark}}", "{{sql:none}}"));

        Files.createDirectories(folder.resolve("config/sql/audit"));
        Files.writeString(folder.resolve("config/sql/audit/no-check.sql"), "-- No check\nSELECT 1 FROM t FOR UPDATE");
        Files.writeString(folder.resolve("config/sql/ends-it.sql"), "-- Ends it\nCOMMIT");

        assertThat(exitCode("good.camel.yaml")).isEqualTo(1);
        assertThat(output).contains("no-check.sql:2: ", "locks", "ends-it.sql:2: ", "COMMIT");
        Files.delete(folder.resolve("config/sql/audit/no-check.sql"));
        Files.delete(folder.resolve("config/sql/ends-it.sql"));

        assertThat(exitCode("good.camel.yaml")).isZero();
        assertThat(output).isEqualTo("good.camel.yaml: good, routes restore-marks\n");
        assertThat(exitCode("good.camel.yaml", "bad.camel.yaml")).isEqualTo(1);
        assertThat(output).contains("good.camel.yaml: good", "bad.camel.yaml:11: ", "no SQL file 'none'");
    }

    @Test
    void theDatabaseIsAskedIfThatIsWanted() throws IOException {
        EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
        Path good = Files.writeString(
                folder.resolve("good.camel.yaml"), HotShop.STEP.replace("sql:{{sql:insert-mark}}", "sql:SELECT 1"));
        Path bad = Files.writeString(
                folder.resolve("bad.camel.yaml"), HotShop.STEP.replace("sql:{{sql:insert-mark}}", "sql:SELECT x"));
        String url = "--spring.datasource.url=" + database.jdbcUrl(EmbeddedDatabases.freshSchema(database));
        String user =
                "--spring.datasource.username=" + database.productAccount().name();
        String password =
                "--spring.datasource.password=" + database.productAccount().password();

        assertThat(Validate.run(
                        OrderCompensation.class, "validate", "--database", url, user, password, good.toString()))
                .isZero();
        assertThat(Validate.run(OrderCompensation.class, "validate", "--database", url, user, password, bad.toString()))
                .isEqualTo(1);
        assertThat(Validate.run(OrderCompensation.class, "validate", bad.toString()))
                .isZero();
        assertThat(Validate.run(OrderCompensation.class, "validate")).isEqualTo(2);
    }

    private int exitCode(String... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("product.jvm-option"),
                "-Drocketmq.log.root.dir=" + folder,
                "-jar",
                System.getProperty("product.jar"),
                "validate"));
        command.addAll(List.of(files));
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start()
                .waitFor();
        output = Files.readString(folder.resolve("output"));
        return code;
    }
}
