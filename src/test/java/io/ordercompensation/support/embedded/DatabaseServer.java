package io.ordercompensation.support.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** What MariaDB and MySQL have in common: the life of the process, the account and the JDBC URL. */
abstract class DatabaseServer implements EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLISECONDS = 25;
    private static final String ADMINISTRATOR = "compensation";

    private final Path dir;
    private final Path installed;
    private final ServerProcess process;
    private final int port = FreePort.next();
    private boolean stopsWithJvm;

    DatabaseServer(Path dir) {
        this.dir = dir.toAbsolutePath().normalize();
        this.installed = this.dir.resolve("installed");
        this.process = new ServerProcess(this.dir);
    }

    /** Where the server's program files are; shared by all servers of one version. */
    abstract Path binaries();

    abstract void unpack() throws IOException;

    /** Fills {@link #dataDir()} with the system tables. */
    abstract void install() throws IOException;

    /** The command line up to the options that both products know. */
    abstract List<String> command();

    abstract Map<String, String> environment();

    final Path dir() {
        return dir;
    }

    final Path dataDir() {
        return dir.resolve("data");
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final long pid() {
        return process.pid();
    }

    @Override
    public final String username() {
        return ADMINISTRATOR;
    }

    @Override
    public final String password() {
        return ADMINISTRATOR;
    }

    @Override
    public final String jdbcUrl(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema
                + "?useUnicode=true&characterEncoding=UTF-8"
                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                + "&rewriteBatchedStatements=true"
                + "&cachePrepStmts=true&prepStmtCacheSqlLimit=16384"
                + "&useLocalSessionState=true"
                + "&allowPublicKeyRetrieval=true&sslMode=DISABLED";
    }

    @Override
    public final synchronized void start() {
        long begin = System.nanoTime();
        try {
            Files.createDirectories(dir);
            process.destroyLeftover();
            unpackOnce();
            installOnce();
            process.start(commandLine(), environment());
        } catch (IOException e) {
            throw new UncheckedIOException(product() + " in " + dir + " could not be started", e);
        }
        stopWithJvm();
        awaitAnswer();
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        LOG.info("{} answers on port {} after {} ms, data in {}", product(), port, took, dir);
    }

    @Override
    public final synchronized void stop() {
        process.stop();
    }

    @Override
    public final synchronized void kill() {
        process.kill();
    }

    /** Forgets the data of earlier runs; only for a server that is not running. */
    final void wipe() {
        try {
            process.destroyLeftover();
            FileSystemUtils.deleteRecursively(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(dir + " could not be deleted", e);
        }
    }

    @Override
    public final void createSchema(String name) {
        if (!name.matches("[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("not a schema name: " + name);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
            Grants.give(statement, name);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "schema " + name + " could not be created, with its grants, on " + product(), e);
        }
    }

    /** Neither product runs as root unless told to. */
    final boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void unpackOnce() throws IOException {
        Path unpacked = binaries().resolve("unpacked");
        alone(() -> {
            if (Files.notExists(unpacked)) {
                FileSystemUtils.deleteRecursively(binaries());
                Files.createDirectories(binaries());
                unpack();
                Files.writeString(unpacked, product());
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Another test JVM may be unpacking the binaries, or installing by scripts that share files in /tmp. */
    private void alone(Work work) throws IOException {
        Path lock = Files.createDirectories(binaries().getParent())
                .resolve(binaries().getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            work.run();
        }
    }

    private void installOnce() throws IOException {
        if (Files.exists(installed)) {
            return;
        }
        // An installation that was interrupted leaves a data directory that no server starts on.
        FileSystemUtils.deleteRecursively(dataDir());
        Files.createDirectories(dataDir());
        Files.createDirectories(dir.resolve("tmp"));
        alone(this::install);
        Files.writeString(
                dir.resolve("account.sql"),
                """
                CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%1$s';
                GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
                """
                        .formatted(ADMINISTRATOR));
        Files.writeString(installed, product());
    }

    private List<String> commandLine() {
        List<String> line = command();
        line.add("--datadir=" + dataDir());
        line.add("--tmpdir=" + dir.resolve("tmp"));
        // Relative to the data directory: the full path can exceed the 107 characters of a socket's name.
        line.add("--socket=server.sock");
        line.add("--pid-file=mysqld.pid");
        line.add("--init-file=" + dir.resolve("account.sql"));
        line.add("--bind-address=127.0.0.1");
        line.add("--port=" + port);
        line.add("--skip-name-resolve");
        line.add("--default-time-zone=+00:00");
        line.add("--character-set-server=utf8mb4");
        line.add("--max-allowed-packet=64M");
        line.add("--innodb-flush-log-at-trx-commit=1");
        if (runsAsRoot()) {
            line.add("--user=root");
        }
        return line;
    }

    private void stopWithJvm() {
        if (!stopsWithJvm) {
            // Not this.stop(): it would wait for a start that is under way.
            JvmExit.stop(process::stop);
            stopsWithJvm = true;
        }
    }

    private void awaitAnswer() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                return;
            } catch (SQLException notYet) {
                if (process.endsWithin(POLL_MILLISECONDS)) {
                    throw new IllegalStateException(
                            product() + " ended while starting:\n" + process.lastLogLines(), notYet);
                }
                if (System.nanoTime() > limit) {
                    process.kill();
                    throw new IllegalStateException(
                            product() + " did not answer within " + START_LIMIT + ":\n" + process.lastLogLines(),
                            notYet);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(""), username(), password());
    }
}
