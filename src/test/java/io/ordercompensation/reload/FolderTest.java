package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What leads out of the directory, or cannot be read, is told, and hides nothing else. */
class FolderTest {

    private static final String SECRET = "the secret of a file outside";
    private static final PathMatcher SQL = FileSystems.getDefault().getPathMatcher("glob:{*,*/*}.sql");

    @TempDir
    Path temp;

    private Path directory;
    private Path outside;
    private Folder folder;

    @BeforeEach
    void aFolderWithAGoodFile() throws IOException {
        directory = Files.createDirectories(temp.resolve("sql"));
        outside = Files.writeString(temp.resolve("secret.sql"), SECRET);
        Files.writeString(directory.resolve("good.sql"), "good");
        folder = new Folder(new InsideFolder(directory, 2, SQL, 10, 1000), "sql/", Duration.ZERO);
    }

    @Test
    void aLinkThatLeavesTheDirectoryIsToldAndNotRead() throws Exception {
        Files.createSymbolicLink(directory.resolve("bad.sql"), outside);
        Files.createSymbolicLink(directory.resolve("nothing.sql"), temp.resolve("none"));
        Files.createSymbolicLink(directory.resolve("away"), temp);

        Folder.Changes changes = folder.changes(false);
        assertThat(changes.present()).containsExactly("sql/good.sql");
        assertThat(changes.unusable()).containsOnlyKeys("sql/bad.sql", "sql/nothing.sql");
        assertThat(changes.unusable().get("sql/bad.sql").of("a"))
                .contains("outside of the directory")
                .doesNotContain(SECRET);
        assertThatThrownBy(() -> folder.read("sql/bad.sql", 100))
                .isInstanceOf(RejectedException.class)
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> folder.read("sql/away/secret.sql", 100)).isInstanceOf(RejectedException.class);

        Files.delete(directory.resolve("bad.sql"));
        assertThat(folder.changes(false).usable()).containsExactly("sql/bad.sql");
    }

    @Test
    void aFileThatBecomesALinkBetweenLookAndReadIsNotRead() throws Exception {
        assertThat(folder.changes(false).present()).containsExactly("sql/good.sql");
        Files.delete(directory.resolve("good.sql"));
        Files.createSymbolicLink(directory.resolve("good.sql"), outside);

        assertThatThrownBy(() -> folder.read("sql/good.sql", 100)).isInstanceOf(RejectedException.class);
        assertThat(folder.isAsTold("sql/good.sql")).isFalse();
        Folder.Changes changes = folder.changes(false);
        assertThat(changes.gone()).as("what runs goes on").isEmpty();
        assertThat(changes.unusable()).containsOnlyKeys("sql/good.sql");
    }

    @Test
    void theLinksOfAConfigMapAreFollowed() throws Exception {
        Path data = Files.createDirectories(directory.resolve("..2026_11/outbox"));
        Files.writeString(data.getParent().resolve("a.sql"), "mounted");
        Files.writeString(data.resolve("b.sql"), "mounted too");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_11"));
        Files.createSymbolicLink(directory.resolve("a.sql"), Path.of("..data/a.sql"));
        Files.createSymbolicLink(directory.resolve("outbox"), Path.of("..data/outbox"));

        Folder.Changes changes = folder.changes(false);
        assertThat(changes.present()).containsExactlyInAnyOrder("sql/good.sql", "sql/a.sql", "sql/outbox/b.sql");
        assertThat(changes.unusable()).isEmpty();
        assertThat(folder.read("sql/a.sql", 100).text()).isEqualTo("mounted");
        assertThat(folder.read("sql/outbox/b.sql", 100).text()).isEqualTo("mounted too");

        Files.createDirectories(directory.resolve("..2026_12"));
        Files.writeString(directory.resolve("..2026_12/a.sql"), "changed");
        Files.delete(directory.resolve("..data"));
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_12"));
        assertThat(folder.changes(false).present()).containsExactly("sql/a.sql");
        assertThat(folder.read("sql/a.sql", 100).text()).isEqualTo("changed");
    }

    @Test
    @Timeout(20)
    void aPipeIsNotOpened() throws Exception {
        Process made =
                new ProcessBuilder("mkfifo", directory.resolve("pipe.sql").toString()).start();
        assumeTrue(made.waitFor() == 0);

        assertThat(folder.changes(false).unusable()).containsOnlyKeys("sql/pipe.sql");
        assertThatThrownBy(() -> folder.read("sql/pipe.sql", 100)).hasMessageContaining("no regular file");
    }

    @Test
    void aDirectoryThatCannotBeReadHidesNothingElse() throws Exception {
        Path closed = Files.createDirectories(directory.resolve("closed"));
        Files.writeString(closed.resolve("c.sql"), "there");
        assertThat(folder.changes(false).present()).containsExactlyInAnyOrder("sql/good.sql", "sql/closed/c.sql");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "root may read everything");
            Files.writeString(directory.resolve("new.sql"), "new");
            Folder.Changes changes = folder.changes(false);
            assertThat(changes.present()).containsExactly("sql/new.sql");
            assertThat(changes.gone()).isEmpty();
            assertThat(changes.unusable()).containsOnlyKeys("sql/closed/");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aLongFileIsNotReadToItsEnd() throws IOException {
        Files.writeString(directory.resolve("good.sql"), "x".repeat(101));

        assertThatThrownBy(() -> folder.read("sql/good.sql", 100)).hasMessageContaining("more than 100 bytes");
        Files.writeString(directory.resolve("a.sql"), "");
        for (int file = 0; file < 10; file++) {
            Files.writeString(directory.resolve("f" + file + ".sql"), "");
        }
        assertThatThrownBy(() -> folder.changes(false)).hasMessageContaining("more than 10 files");
    }

    @Test
    void allFilesTogetherHaveSoManyBytes() throws IOException {
        Files.writeString(directory.resolve("good.sql"), "x".repeat(600));
        Files.writeString(directory.resolve("a.sql"), "x".repeat(400));
        assertThat(folder.changes(false).present()).containsExactlyInAnyOrder("sql/good.sql", "sql/a.sql");
        Files.writeString(directory.resolve("a.sql"), "x".repeat(401));

        assertThatThrownBy(() -> folder.changes(false))
                .hasMessageContaining("more than 1000 bytes")
                .hasMessageContaining("compensation.hot-deploy.max-directory-bytes");
    }

    /** Each would be a line of the log and of what operators are told. */
    @Test
    void linksToNothingCountAsFilesDo() throws IOException {
        for (int link = 0; link < 10; link++) {
            Files.createSymbolicLink(directory.resolve("l" + link + ".sql"), temp.resolve("none"));
        }

        assertThatThrownBy(() -> folder.changes(false)).hasMessageContaining("more than 10 files");
    }

    @Test
    void aRollbackDoesNotWriteThroughALink() throws IOException {
        Files.createSymbolicLink(directory.resolve("away"), temp);

        assertThatThrownBy(() -> folder.write("sql/away/new.sql", "text")).hasMessageContaining("outside");
        assertThat(temp.resolve("new.sql")).doesNotExist();
    }
}
