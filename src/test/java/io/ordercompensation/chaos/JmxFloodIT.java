package io.ordercompensation.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.embedded.EmbeddedDatabase;
import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.shop.CompensationApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A viewer floods the JMX console of the packaged product, at the heap it is shipped with, with the largest bulks that are
 * allowed and with some that are not. The process goes on.
 */
class JmxFloodIT {

    private static final int ROUNDS = Integer.getInteger("chaos.jmx-rounds", 3);
    private static final int AT_A_TIME = 8;
    private static final String EVERYTHING = "{\"type\":\"read\",\"mbean\":\"*:*\",\"config\":{\"ignoreErrors\":true}}";
    private static final String LIST = "{\"type\":\"list\",\"config\":{\"maxDepth\":100,\"maxObjects\":100000000}}";
    private static final String THREADS =
            "{\"type\":\"exec\",\"mbean\":\"java.lang:type=Threading\",\"operation\":\"dumpAllThreads(boolean,boolean)\","
                    + "\"arguments\":[true,true]}";

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final HttpClient http = HttpClient.newHttpClient();
    private String port;

    @Test
    void leavesTheProcessRunning(@TempDir Path directory) throws Exception {
        List<String> options = List.of("@" + Path.of("config", "jvm.options").toAbsolutePath());
        try (ProductProcess product = new ProductProcess(directory, options, settings())) {
            product.start();
            await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(() -> health() > 0);

            List<String> bodies = List.of(
                    bulk(100, EVERYTHING),
                    bulk(100, LIST),
                    bulk(100, THREADS),
                    bulk(20_000, EVERYTHING),
                    "[".repeat(60_000),
                    "{\"type\":\"exec\",\"value\":" + "[".repeat(60_000),
                    "{\"a\":".repeat(1_000_000));
            for (int round = 0; round < ROUNDS; round++) {
                for (String body : bodies) {
                    CompletableFuture.allOf(IntStream.range(0, AT_A_TIME)
                                    .mapToObj(sender -> http.sendAsync(
                                                    request("jolokia")
                                                            .POST(HttpRequest.BodyPublishers.ofString(body))
                                                            .build(),
                                                    HttpResponse.BodyHandlers.discarding())
                                            .handle((answer, failure) -> null))
                                    .toArray(CompletableFuture[]::new))
                            .join();
                    assertThat(product.isAlive()).as(product.output()).isTrue();
                }
            }
            assertThat(health()).isIn(200, 503);
            assertThat(product.output()).doesNotContain("OutOfMemory", "StackOverflow");
        }
    }

    private int health() throws IOException, InterruptedException {
        return http.send(request("health").build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String bulk(int number, String request) {
        return "[" + String.join(",", java.util.Collections.nCopies(number, request)) + "]";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                .timeout(Duration.ofMinutes(3))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("viewer:secret".getBytes()));
    }

    private Map<String, String> settings() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = Integer.toString(free.getLocalPort());
        }
        Map<String, String> settings = new HashMap<>();
        new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .withManagement()
                .withRoles("secret", "viewer")
                .with("management.server.port", port)
                .with("spring.jmx.enabled", true)
                .with("camel.main.run-controller", true)
                .properties()
                .forEach((name, value) -> settings.put(name, value.toString()));
        return settings;
    }
}
