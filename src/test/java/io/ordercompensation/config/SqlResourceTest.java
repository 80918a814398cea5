package io.ordercompensation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file a route means by {{sql:name}}. */
class SqlResourceTest {

    @TempDir
    Path temp;

    @Test
    void isNeverOneOutsideOfTheDirectory() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("sql"));
        Path outside = Files.writeString(temp.resolve("outside.sql"), "SELECT 'secret'");
        Files.createSymbolicLink(directory.resolve("away.sql"), outside);
        Files.createSymbolicLink(directory.resolve("cancel-orders.sql"), outside);
        Files.writeString(directory.resolve("..data"), "SELECT 1");
        Files.createSymbolicLink(directory.resolve("mounted.sql"), Path.of("..data"));
        SqlResource resource = new SqlResource(directory);

        assertThatThrownBy(() -> resource.apply("away")).hasMessageContaining("There is no SQL file 'away'");
        assertThat(resource.apply("cancel-orders")).isEqualTo("classpath:order-compensation/sql/cancel-orders.sql");
        assertThat(resource.apply("mounted")).startsWith("file:").endsWith("mounted.sql");
    }

    @Test
    void isNoneForAStatementThatTheProductKeepsToItself() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("parked")).resolve("select-page.sql"), "SELECT 1");
        Files.writeString(Files.createDirectories(temp.resolve("order")).resolve("take-goods.sql"), "SELECT 1");
        SqlResource resource = new SqlResource(temp);

        assertThat(resource.apply("parked/select-page"))
                .isEqualTo("classpath:order-compensation/sql/parked/select-page.sql");
        assertThat(resource.apply("order/take-goods")).startsWith("file:");
    }

    /** Without hot deploy Camel reads it whole. */
    @Test
    void isNoneOfMoreThan16MiB() throws IOException {
        SqlResource resource = new SqlResource(temp);
        try (RandomAccessFile file =
                new RandomAccessFile(temp.resolve("cancel-orders.sql").toFile(), "rw")) {
            file.setLength(16 * 1024 * 1024);
            assertThat(resource.apply("cancel-orders")).startsWith("file:");

            file.setLength(16 * 1024 * 1024 + 1);
            assertThat(resource.apply("cancel-orders")).isEqualTo("classpath:order-compensation/sql/cancel-orders.sql");
        }
        Files.move(temp.resolve("cancel-orders.sql"), temp.resolve("mine.sql"));
        assertThatThrownBy(() -> resource.apply("mine")).hasMessageContaining("There is no SQL file 'mine'");
    }
}
