package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whoever sends half of a request, or a byte of it now and then, keeps nobody else from being answered, on either port.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HalfSentIT {

    private static final int MANY = 250;

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private ConfigurableApplicationContext application;

    @BeforeAll
    void start() {
        application = product().start();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private CompensationApp product() {
        return new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .withManagement()
                .with("compensation.http.body-timeout", "2s")
                .with("compensation.http.header-timeout", "2s")
                .with("spring.jmx.enabled", true)
                .with("compensation.management.max-readers", 1)
                .with("compensation.management.jmx.concurrency", 1)
                .withRoles("secret", "operator", "viewer", "shop");
    }

    @ParameterizedTest
    @CsvSource({
        "management, , POST, /actuator/jolokia, application/json",
        "management, , POST, /login, application/x-www-form-urlencoded",
        "management, , POST, /logout, application/x-www-form-urlencoded",
        "management, , PUT, /actuator/parked/messages/1/body, application/x-www-form-urlencoded",
        "management, , POST, /actuator/health, application/json",
        "management, , GET, /actuator/health/liveness, text/plain",
        "management, , POST, /nowhere, multipart/form-data; boundary=x",
        "management, viewer, POST, /actuator/jolokia, application/json",
        "management, viewer, POST, /actuator/parked/replay, application/json",
        "management, operator, POST, /actuator/parked/replay, application/x-www-form-urlencoded",
        "orders, , POST, /orders, application/json",
        "orders, shop, POST, /orders, application/json",
        "orders, shop, POST, /orders, application/x-www-form-urlencoded",
    })
    void halfSentBodiesBlindNothing(String where, String who, String method, String path, String type)
            throws Exception {
        List<RawConnection> halfSent = new CopyOnWriteArrayList<>();
        // A byte now and then, so that no pause is a long one.
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        drip.scheduleWithFixedDelay(
                () -> halfSent.forEach(connection -> connection.tries("x")), 200, 200, TimeUnit.MILLISECONDS);
        try {
            for (int i = 0; i < MANY; i++) {
                halfSent.add(new RawConnection(port(where))
                        .send("%s %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: %s\r\nContent-Length: 60000000\r\n\r\n{"
                                .formatted(method, path, RawConnection.login(who), type)));
            }
            if (!where.equals("orders")) {
                assertThat(status(where, "GET", "/actuator/health")).isIn(200, 503);
                assertThat(status(where, "GET", "/actuator/health/liveness")).isEqualTo(200);
                assertThat(status(where, "GET", "/actuator/health/readiness")).isEqualTo(200);
            } else {
                assertThat(status(where, "GET", "/nowhere")).isEqualTo(401);
            }
            for (RawConnection connection : halfSent) {
                assertThat(connection.status()).isIn(0, 400, 401, 403, 408, 413, 415, 429, 503, 200, 405, 302);
            }
        } finally {
            drip.shutdownNow();
            for (RawConnection connection : halfSent) {
                connection.close();
            }
        }
    }

    @Test
    void aDripOfHeadersEnds() throws Exception {
        try (RawConnection connection =
                new RawConnection(port("management")).send("GET /actuator/health HTTP/1.1\r\nX: ")) {
            await().pollInterval(Duration.ofMillis(100)).until(() -> !connection.tries("x"));
        }
    }

    @ParameterizedTest
    @CsvSource({"management, viewer, /actuator/jolokia", "orders, shop, /orders"})
    void aDripOfABodyEnds(String where, String who, String path) throws Exception {
        try (RawConnection connection = new RawConnection(port(where))
                .send("POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: application/json\r\nContent-Length: 50000\r\n\r\n"
                        .formatted(path, RawConnection.login(who)))) {
            ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
            drip.scheduleWithFixedDelay(() -> connection.tries(" "), 100, 100, TimeUnit.MILLISECONDS);
            try {
                assertThat(connection.status()).isEqualTo(408);
            } finally {
                drip.shutdownNow();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"management, , /actuator/jolokia, 401", "orders, , /orders, 401", "orders, viewer, /orders, 403"})
    void nobodyWithoutTheRightIsAskedToGoOn(String where, String who, String path, int status) throws Exception {
        try (RawConnection connection = new RawConnection(port(where))
                .send(
                        "POST %s HTTP/1.1\r\nHost: x\r\n%sExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n"
                                .formatted(path, RawConnection.login(who)))) {
            assertThat(connection.status()).isEqualTo(status);
        }
    }

    @Test
    void whoeverHasTheRightIs() throws Exception {
        String body = "{\"type\":\"version\"}";
        try (RawConnection connection = new RawConnection(port("management"))
                .send(
                        "POST /actuator/jolokia HTTP/1.1\r\nHost: x\r\n%sExpect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                                .formatted(RawConnection.login("viewer"), body.length()))) {
            assertThat(connection.status()).isEqualTo(100);
            assertThat(connection.send(body).rest()).contains("HTTP/1.1 200").contains("\"agent\"");
        }
    }

    /** The first waits for the database, and keeps its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /actuator/parked/reasons HTTP/1.1 | | max-readers",
                "POST /actuator/jolokia HTTP/1.1 | {\"type\":\"exec\",\"mbean\":\"io.ordercompensation:type=ParkedMessages\",\"operation\":\"reasons()\"} | jmx.concurrency",
            })
    void oneMoreReaderIsToldToComeLater(String line, String body, String setting) throws Exception {
        String request =
                "%s\r\nHost: x\r\nConnection: close\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                line,
                                RawConnection.login("viewer"),
                                body == null ? 0 : body.length(),
                                body == null ? "" : body);
        try (Connection administrator =
                        CompensationApp.administrator(application).getConnection();
                Statement lock = administrator.createStatement();
                RawConnection first = new RawConnection(port("management"));
                RawConnection second = new RawConnection(port("management"))) {
            lock.execute("LOCK TABLES trade_mq_consumer_log WRITE");
            first.send(request);
            await().atMost(Duration.ofSeconds(40)).until(HalfSentIT::aReaderWaitsForTheDatabase);

            assertThat(second.send(request).rest()).startsWith("HTTP/1.1 503").contains(setting);
            assertThat(status("management", "GET", "/actuator/health/liveness")).isEqualTo(200);

            lock.execute("UNLOCK TABLES");
            assertThat(first.rest()).startsWith("HTTP/1.1 200");
        }
    }

    private static boolean aReaderWaitsForTheDatabase() {
        return Thread.getAllStackTraces().values().stream()
                .map(Arrays::toString)
                .anyMatch(stack -> stack.contains("com.mysql.cj")
                        && (stack.contains(ReadPlaces.class.getName()) || stack.contains(JmxFilter.class.getName())));
    }

    private int status(String where, String method, String path) throws IOException {
        try (RawConnection connection = new RawConnection(port(where))) {
            return connection
                    .send("%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(method, path))
                    .status();
        }
    }

    private int port(String where) {
        String port = where.equals("orders") ? "local.server.port" : "local.management.port";
        return application.getEnvironment().getProperty(port, Integer.class);
    }
}
