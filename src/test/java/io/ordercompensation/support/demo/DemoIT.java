package io.ordercompensation.support.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.TestOrderCompensation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README: what it starts, what it says, and that its books balance. */
class DemoIT {

    @TempDir
    Path folder;

    @Test
    void saysWhatToDoAndBalancesItsBooks() throws Exception {
        Process demo = start();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .failFast("the demonstration ended by itself", () -> !demo.isAlive())
                    .until(() -> output().contains("The books balance."));

            assertThat(Files.readAllLines(log()))
                    .contains("order-compensation runs, with a sample shop in it.")
                    .anyMatch(line -> line.startsWith("  Place an order:  "))
                    .anyMatch(line -> line.startsWith("  Stop:  "))
                    .noneMatch(line -> line.contains(" ERROR "));
        } finally {
            demo.destroy();
            if (!demo.waitFor(60, TimeUnit.SECONDS)) {
                demo.destroyForcibly();
            }
        }
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Ddemo.data=" + folder,
                "-Drocketmq.client.logUseSlf4j=true",
                "-Drocketmq.log.root.dir=" + folder.resolve("rocketmq-logs"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TestOrderCompensation.class.getName());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return folder.resolve("demo.log");
    }

    private String output() throws IOException {
        return Files.readString(log());
    }
}
