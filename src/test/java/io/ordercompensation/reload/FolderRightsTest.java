package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A directory that every user of the machine may write to is told. */
@ExtendWith(OutputCaptureExtension.class)
class FolderRightsTest {

    @Test
    void warnsOfADirectoryThatIsOpenToEverybody(@TempDir Path temp, CapturedOutput output) throws IOException {
        Path open = Files.createDirectory(temp.resolve("open"));
        Path own = Files.createDirectory(temp.resolve("own"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));

        FolderRights.warn(open, own, temp.resolve("absent"));

        assertThat(output).contains("chmod o-w " + open).doesNotContain("chmod o-w " + own);
    }
}
