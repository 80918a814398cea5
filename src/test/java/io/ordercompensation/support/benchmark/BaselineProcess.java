package io.ordercompensation.support.benchmark;

import io.ordercompensation.TestOrderCompensation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A contender that is not the product, in a process of its own as the product is. */
final class BaselineProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private BaselineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static BaselineProcess start(Contender contender, Path directory, List<String> jvmOptions, Assignment assignment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Drocketmq.client.logUseSlf4j=true",
                "-Drocketmq.log.root.dir=" + directory.toAbsolutePath(),
                "-cp",
                classPath(),
                TestOrderCompensation.class.getName(),
                Baselines.NAME,
                contender.name()));
        command.addAll(assignment.arguments());
        Files.createDirectories(directory);
        Path log = directory.resolve(contender.letter() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new BaselineProcess(process, log);
    }

    /** Surefire hides the class path in a manifest. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
