package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.sql.StatementRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that are read without hot deploy are read within the same bounds: below the directory, and not more than may be. */
class OwnStatementsTest {

    private static final String NAME = "outbox/insert-cancel";

    @TempDir
    Path temp;

    @Test
    void areThoseOfTheDirectoryAndNothingOutsideOrTooLong() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("sql/outbox")).getParent();
        Path own = directory.resolve(NAME + ".sql");
        OwnStatements statements = new OwnStatements(directory, 100, new StatementRules(Set.of()));
        String builtIn = statements.text(NAME);
        assertThat(builtIn).contains("INSERT INTO");

        Files.writeString(own, "SELECT 1 -- mine");
        assertThat(statements.text(NAME)).isEqualTo("SELECT 1 -- mine");

        Files.writeString(own, "COMMIT");
        assertThat(statements.text(NAME)).isEqualTo(builtIn);

        Files.writeString(own, "-".repeat(101));
        assertThat(statements.text(NAME)).isEqualTo(builtIn);

        Files.delete(own);
        Files.createSymbolicLink(own, Files.writeString(temp.resolve("secret"), "-- secret"));
        assertThat(statements.text(NAME)).isEqualTo(builtIn);

        Files.delete(own);
        Files.createSymbolicLink(own, Path.of("/dev/zero"));
        assertThat(statements.text(NAME)).isEqualTo(builtIn);
    }
}
