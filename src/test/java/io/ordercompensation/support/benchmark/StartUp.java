package io.ordercompensation.support.benchmark;

import static org.awaitility.Awaitility.await;

import io.ordercompensation.chaos.ProductProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * From {@code java -jar} to the answer that the product is healthy and to the first message restored.
 *
 * @param options of the JVM, none for a plain {@code java -jar}
 */
record StartUp(
        String server,
        List<String> options,
        int round,
        double readySeconds,
        double firstMessageSeconds,
        long memoryMib) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    static StartUp of(Course course, List<String> options, int round) throws Exception {
        Assignment assignment = course.assignment(Scenario.UNIFORM, 1);
        Map<String, String> settings = assignment.settings();
        int port = freePort();
        settings.put("management.server.port", Integer.toString(port));
        try (Progress progress = new Progress(assignment);
                ProductProcess product = new ProductProcess(
                        Path.of("target", "benchmark", "start"), Sizes.jvmArguments(options), settings)) {
            long begin = System.nanoTime();
            product.start();
            Moment first = new Moment(begin);
            Moment ready = new Moment(begin);
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("the product ended by itself", () -> !product.isAlive())
                    .until(() -> first.reached(progress.done() > 0) & ready.reached(isHealthy(port)));
            return new StartUp(
                    course.database().product(),
                    options,
                    round,
                    ready.seconds,
                    first.seconds,
                    ProcessFigures.peakMemory(product.handle().pid()));
        } finally {
            course.clear(assignment);
        }
    }

    private static boolean isHealthy(int port) {
        try {
            HttpURLConnection health = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health")
                    .toURL()
                    .openConnection();
            return health.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Moment {

        private final long begin;
        private double seconds;

        Moment(long begin) {
            this.begin = begin;
        }

        boolean reached(boolean now) {
            if (now && seconds == 0) {
                seconds = (System.nanoTime() - begin) / 1e9;
            }
            return seconds > 0;
        }
    }
}
