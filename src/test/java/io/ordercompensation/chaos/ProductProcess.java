package io.ordercompensation.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged product as a process of its own, as an operator starts it. */
public final class ProductProcess implements AutoCloseable {

    private final Path directory;
    private final List<String> jvmOptions;
    private final Map<String, String> properties;
    private Process process;

    /**
     * @param directory where it runs, and keeps its log
     * @param properties settings that differ from the defaults
     */
    public ProductProcess(Path directory, Map<String, String> properties) {
        this(directory, List.of(), properties);
    }

    /** One whose JVM has options of its own. */
    public ProductProcess(Path directory, List<String> jvmOptions, Map<String, String> properties) {
        this.directory = directory.toAbsolutePath();
        this.jvmOptions = jvmOptions;
        this.properties = properties;
    }

    public void start() throws IOException {
        String jar = System.getProperty("product.jar");
        if (jar == null || !Files.exists(Path.of(jar))) {
            throw new IllegalStateException("No jar at " + jar + ": run this test with `mvn verify`");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(System.getProperty("product.jvm-option"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-Duser.home=" + directory, "-jar", jar));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        Files.createDirectories(directory);
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        // Nobody else would end it, should the test be stopped in the middle.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What an operator's `kill`, a service manager or Ctrl-C do. */
    void terminate() {
        process.destroy();
    }

    String output() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return directory.resolve("product.log");
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            kill();
        }
    }
}
