package io.ordercompensation.support.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operating system process of a server: at most one for each directory, also across crashes of the JVM. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final long STOP_SECONDS = 30;
    private static final int LOG_LINES_IN_ERRORS = 20;

    private final Path dir;
    private final Path pidFile;
    private final Path logFile;
    private volatile Process process;

    ServerProcess(Path dir) {
        this.dir = dir;
        this.pidFile = dir.resolve("server.pid");
        this.logFile = dir.resolve("server.log");
    }

    void start(List<String> command, Map<String, String> environment) throws IOException {
        if (isAlive()) {
            throw new IllegalStateException("the server in " + dir + " is running already, pid " + pid());
        }
        Files.createDirectories(dir);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        Files.writeString(
                pidFile, process.pid() + "\n" + ProcessHandle.current().pid() + "\n");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        if (process == null) {
            throw new IllegalStateException("the server in " + dir + " was never started");
        }
        return process.pid();
    }

    /** Waits a moment for the process to end; true if it did. */
    boolean endsWithin(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server in " + dir, e);
        }
    }

    void stop() {
        if (!isAlive()) {
            return;
        }
        process.destroy();
        if (!endsWithin(TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            LOG.warn("Server {} in {} did not stop within {} s, killing it", pid(), dir, STOP_SECONDS);
            kill();
        }
    }

    void kill() {
        if (!isAlive()) {
            throw new IllegalStateException("the server in " + dir + " is not running");
        }
        process.destroyForcibly();
        if (!endsWithin(TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            throw new IllegalStateException("the server " + pid() + " in " + dir + " survived a kill");
        }
    }

    /** A JVM that was killed leaves its server running, and the server holds the locks on the data. */
    void destroyLeftover() throws IOException {
        if (isAlive() || Files.notExists(pidFile)) {
            return;
        }
        List<String> pids = Files.readAllLines(pidFile);
        if (pids.size() != 2) {
            return;
        }
        Optional<ProcessHandle> leftover =
                ProcessHandle.of(Long.parseLong(pids.get(0))).filter(this::worksInThisDirectory);
        if (leftover.isEmpty()) {
            return;
        }
        long startedBy = Long.parseLong(pids.get(1));
        if (leftover.get().parent().filter(parent -> parent.pid() == startedBy).isPresent()) {
            throw new IllegalStateException("process " + startedBy + " still uses the server in " + dir);
        }
        LOG.warn("Ending server {} that an earlier run left behind in {}", pids.get(0), dir);
        leftover.get().destroyForcibly();
        leftover.get().onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }

    private boolean worksInThisDirectory(ProcessHandle handle) {
        return handle.info()
                .commandLine()
                .filter(line -> line.contains(dir + File.separator))
                .isPresent();
    }

    String lastLogLines() {
        try {
            List<String> lines = Files.readAllLines(logFile);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_IN_ERRORS), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
