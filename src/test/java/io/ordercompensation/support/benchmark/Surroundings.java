package io.ordercompensation.support.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reader needs to know to compare two results. */
final class Surroundings {

    private static final long MIB = 1024 * 1024;

    private Surroundings() {}

    static Map<String, Object> of(Sizes sizes) {
        Map<String, Object> surroundings = new LinkedHashMap<>();
        surroundings.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        surroundings.put("command", System.getProperty("benchmark.command", "mvn verify"));
        surroundings.put("commit", commit());
        surroundings.put(
                "machine",
                "%d cores, %d MiB memory, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                memory() / MIB,
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")));
        surroundings.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        surroundings.put(
                "clock",
                "from the time of the first claim, as the contender wrote it, to the moment when all orders are seen committed;"
                        + " (e) from the first delivery to the last");
        surroundings.put("databases", "innodb_flush_log_at_trx_commit=1, embedded, all else as it comes");
        surroundings.put("broker", "RocketMQ embedded in the JVM of the benchmark, as it comes: 32 messages a pull");
        surroundings.put("sizes", sizes.toString());
        return surroundings;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
