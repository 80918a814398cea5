package io.ordercompensation.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A viewer floods the packaged product, at the heap it is shipped with: the JMX console with the largest bulks that are allowed
 * and with some that are not, and the details of a message with a very long history. The process goes on.
 */
class ViewerFloodIT {

    private static final int ROUNDS = Integer.getInteger("chaos.jmx-rounds", 1);
    private static final int AT_A_TIME = 8;
    private static final int READERS = 60;
    /** Of MEDIUMTEXT; the product itself keeps no body longer than a quarter of that. */
    private static final int LONG_BODY = 1024 * 1024;

    private static final String EVERYTHING = "{\"type\":\"read\",\"mbean\":\"*:*\",\"config\":{\"ignoreErrors\":true}}";
    private static final String LIST = "{\"type\":\"list\",\"config\":{\"maxDepth\":100,\"maxObjects\":100000000}}";
    private static final String THREADS =
            "{\"type\":\"exec\",\"mbean\":\"java.lang:type=Threading\",\"operation\":\"dumpAllThreads(boolean,boolean)\","
                    + "\"arguments\":[true,true]}";

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String schema = EmbeddedDatabases.freshSchema(database);
    private String port;

    @Test
    void leavesTheProcessRunning(@TempDir Path directory) throws Exception {
        List<String> options = List.of("@" + Path.of("config", "jvm.options").toAbsolutePath());
        try (ProductProcess product = new ProductProcess(directory, options, settings())) {
            product.start();
            await().atMost(Duration.ofMinutes(5))
                    .failFast("it has ended", () -> !product.isAlive())
                    .ignoreExceptions()
                    .until(() -> health() > 0);

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
            keepALongHistory();
            assertThat(ask(READERS, "parked/messages/7")).contains(200).isSubsetOf(200, 503);
            assertThat(ask(READERS, "parked/messages?limit=200")).contains(200).isSubsetOf(200, 503);
            assertThat(product.isAlive()).as(product.output()).isTrue();
            assertThat(ask(1, "parked/messages/7")).containsExactly(200);
            assertThat(product.output()).doesNotContain("OutOfMemory", "StackOverflow");
        }
    }

    /** The message of an order, and as many as fit into a page, with bodies that another program wrote. */
    private void keepALongHistory() throws SQLException {
        String keys = "VALUES ('order_orderTopic_cancel_group', 'order_cancel', ?, REPEAT('x', ?), 3)";
        String acts = "VALUES (NOW(3), 'ann', 'edit', 'order_orderTopic_cancel_group', 'order_cancel', '7', 3, 2,"
                + " REPEAT('x', ?), REPEAT('y', ?))";
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(schema), database.username(), database.password());
                PreparedStatement message = connection.prepareStatement(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status) "
                                + keys);
                PreparedStatement act = connection.prepareStatement(
                        "INSERT INTO trade_mq_operator_log (happened_at, operator, operation, group_name, msg_tag,"
                                + " msg_key, status_before, status_after, body_before, body_after) "
                                + acts)) {
            for (int i = 0; i < 50; i++) {
                message.setString(1, Integer.toString(i));
                message.setInt(2, LONG_BODY);
                message.executeUpdate();
                act.setInt(1, LONG_BODY);
                act.setInt(2, LONG_BODY);
                act.executeUpdate();
            }
        }
    }

    /** What so many who ask at once are answered. */
    private Set<Integer> ask(int readers, String path) {
        return IntStream.range(0, readers)
                .mapToObj(reader -> http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.discarding())
                        .handle((answer, failure) -> answer == null ? 0 : answer.statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());
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
        new CompensationApp(database, schema)
                .withoutBroker()
                .withManagement()
                .withRoles("secret", "viewer")
                .with("management.server.port", port)
                .with("spring.jmx.enabled", true)
                // What a bulk takes at its worst shows with its first requests: each answer is gone before the next.
                .with("compensation.management.jmx.timeout", "1s")
                .with("camel.main.run-controller", true)
                .properties()
                .forEach((name, value) -> settings.put(name, value.toString()));
        return settings;
    }
}
