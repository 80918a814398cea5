package io.ordercompensation.oldlistener;

import io.ordercompensation.TestOrderCompensation;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The old listener in a process of its own, which can be killed in the middle of what it does. */
public final class OldListenerProcess implements AutoCloseable {

    /** The first argument of such a process. */
    public static final String NAME = "old-listener";

    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private final Process process;

    private OldListenerProcess(Process process) {
        this.process = process;
    }

    public static OldListenerProcess start(
            EmbeddedDatabase database, String schema, String nameServer, String topic, String group)
            throws IOException {
        Path directory = Path.of("target", "old-listener").toAbsolutePath();
        Files.createDirectories(directory);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Drocketmq.client.logUseSlf4j=true",
                "-Drocketmq.log.root.dir=" + directory,
                "-cp",
                // Surefire hides the class path in a manifest.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TestOrderCompensation.class.getName(),
                NAME,
                database.jdbcUrl(schema),
                database.username(),
                database.password(),
                nameServer,
                topic,
                group);
        return new OldListenerProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(schema + ".log").toFile())
                .start());
    }

    /** The process itself. */
    public static void run(List<String> arguments) {
        // Nobody else would end it, should the test be killed.
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> Runtime.getRuntime()
                .halt(1));
        var dataSource = new DriverManagerDataSource(arguments.get(0), arguments.get(1), arguments.get(2));
        try {
            new OldListener(dataSource, arguments.get(5), Writing.ADD)
                    // As with a database far away: whoever kills it finds it in the middle of something.
                    .beforeStockIsWritten(() -> LockSupport.parkNanos(PAUSE))
                    .start(arguments.get(3), arguments.get(4), MessageModel.CLUSTERING);
            Thread.currentThread().join();
        } catch (Exception e) {
            throw new IllegalStateException("The old listener could not start", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
