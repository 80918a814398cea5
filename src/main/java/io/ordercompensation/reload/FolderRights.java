package io.ordercompensation.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of folders that every user of the machine may write to, and so change what runs. */
final class FolderRights {

    private static final Logger LOG = LoggerFactory.getLogger(FolderRights.class);

    private FolderRights() {}

    static void warn(Path... directories) {
        for (Path directory : directories) {
            if (isOpen(directory)) {
                LOG.warn(
                        "{} is writable by every user of this machine ({}), and what is written there is run: chmod o-w {}",
                        directory,
                        PosixFilePermissions.toString(rights(directory)),
                        directory);
            }
        }
    }

    static boolean isOpen(Path directory) {
        return rights(directory).contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static Set<PosixFilePermission> rights(Path directory) {
        try {
            return Files.exists(directory) ? Files.getPosixFilePermissions(directory) : Set.of();
        } catch (IOException | UnsupportedOperationException e) {
            return Set.of(); // Windows has access lists instead.
        }
    }
}
