package io.ordercompensation.order;

import io.ordercompensation.OrderCompensation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The product with {@link FrozenOrders}, in a process of its own that can be killed. */
final class FrozenProcess implements AutoCloseable {

    private final Path log;
    private final Process process;

    FrozenProcess(Path log, Map<String, Object> properties) throws IOException {
        this.log = log;
        Files.createDirectories(log.getParent());
        ProcessBuilder product = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // Failsafe's own class path is a jar that names this one.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OrderCompensation.class.getName(),
                "--spring.main.sources=" + FrozenOrders.class.getName());
        properties.forEach((name, value) -> product.command().add("--" + name + "=" + value));
        process = product.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    List<String> output() throws IOException {
        return Files.readAllLines(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
