package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The SHA-256 of each file that may be deployed, as {@code sha256sum routes/* sql/*} prints it. */
final class Manifest {

    private static final int MAX_BYTES = 1_048_576;

    private final Path file;

    /** @param file null if every file may be deployed */
    Manifest(Path file) {
        this.file = file;
    }

    /** @throws RejectedException if the manifest has another hash for the file, or none; it is read anew each time */
    void check(FileText deployed) throws RejectedException {
        if (file == null) {
            return;
        }
        Set<String> expected = hashes().getOrDefault(deployed.name(), Set.of());
        if (!expected.contains(deployed.hash())) {
            throw RejectedException.passing(
                    expected.isEmpty()
                            ? "The manifest " + file + " does not name the file."
                            : "The file's SHA-256 is %s, but the manifest %s says %s."
                                    .formatted(deployed.hash(), file, String.join(" or ", expected)),
                    "Write the line '%s  %s' into the manifest if this version is to be deployed (compensation.hot-deploy.manifest)."
                            .formatted(deployed.hash(), deployed.name()),
                    null);
        }
    }

    /** A file may have several lines: each is a version that may be deployed. */
    private Map<String, Set<String>> hashes() throws RejectedException {
        Map<String, Set<String>> hashes = new HashMap<>();
        for (String line : lines()) {
            // Two blanks for text, blank and star for binary.
            String[] parts = line.strip().split(" [ *]", 2);
            if (parts.length == 2) {
                hashes.computeIfAbsent(parts[1].strip().replaceFirst("^\\./", ""), file -> new TreeSet<>())
                        .add(parts[0].toLowerCase(Locale.ROOT));
            }
        }
        return hashes;
    }

    private List<String> lines() throws RejectedException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw RejectedException.passing(
                    "The manifest " + file + " cannot be read: " + e + ".",
                    "Put it there, or take compensation.hot-deploy.manifest away.",
                    e);
        }
    }
}
