package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Guesses end with 429, by header and by form and on both ports together; owners get in. */
@ExtendWith(OutputCaptureExtension.class)
class ThrottleIT {

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();

    @Test
    void guessesAreThrottledAndOwnersAreNot(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext product = new CompensationApp(
                        database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .withManagement()
                // Passwords of their own: what was right for one is no guess for another.
                .withAccount("viewer", "{noop}viewer's", "viewer")
                .withAccount("shop", "{noop}shop's", "shop")
                .withAccount("operator", "{noop}operator's", "operator")
                .with("compensation.management.login.failures", 3)
                .with("compensation.management.login.failures-per-address", 6)
                .with("compensation.management.login.window", "1h")
                .start()) {
            // Right before, so that it is no guess any more.
            assertThat(get(product, "127.0.0.1", "viewer:viewer's")).startsWith("HTTP/1.1 200");
            for (int guess = 0; guess < 3; guess++) {
                assertThat(get(product, "127.0.0.1", "viewer:guess" + guess)).startsWith("HTTP/1.1 401");
                assertThat(post(product, "shop:guess" + guess)).isEqualTo(401);
            }
            assertThat(post(product, "shop:shop's")).as("not even looked at").isEqualTo(429);

            assertThat(get(product, "127.0.0.1", "operator:operator's"))
                    .as("for the first time, from the same address")
                    .startsWith("HTTP/1.1 200");
            assertThat(get(product, "127.0.0.1", "shop:guess"))
                    .startsWith("HTTP/1.1 429")
                    .containsPattern("Retry-After: [1-9]")
                    .contains("Content-Type: application/problem+json");
            // A header says that somebody else asks; nobody has said that it is to be believed.
            assertThat(form(product, "viewer", "guess")).isEqualTo(429);
            assertThat(get(product, "127.0.0.1", "viewer:viewer's")).startsWith("HTTP/1.1 200");
            assertThat(get(product, "127.0.0.2", "shop:shop's"))
                    .as("for the first time, from elsewhere")
                    .startsWith("HTTP/1.1 403");

            assertThat(get(product, "127.0.0.1", "viewer:viewer's", "prometheus"))
                    .contains("compensation_login_failures_total{outcome=\"wrong\"} 6.0")
                    .contains("compensation_login_failures_total{outcome=\"throttled\"} 3.0");
            // Of the viewer, of the shop, and of the address.
            assertThat(output.getAll().split("Too many wrong passwords from", -1))
                    .hasSizeBetween(3, 4);
        }
    }

    private static String get(ConfigurableApplicationContext product, String from, String login) throws Exception {
        return get(product, from, login, "parked/reasons");
    }

    private static String get(ConfigurableApplicationContext product, String from, String login, String path)
            throws Exception {
        int port = product.getEnvironment().getProperty("local.management.port", Integer.class);
        try (RawConnection connection = new RawConnection(port, from)) {
            return connection
                    .send("GET /actuator/%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
                            .formatted(path, basic(login)))
                    .rest();
        }
    }

    private static int post(ConfigurableApplicationContext product, String login) throws Exception {
        HttpRequest request = request(product, "local.server.port", "/orders")
                .header("Authorization", basic(login))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int form(ConfigurableApplicationContext product, String name, String password) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> page = http.send(
                request(product, "local.management.port", "/login").build(), HttpResponse.BodyHandlers.ofString());
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String token = cookie.substring(cookie.indexOf('=') + 1);
        HttpRequest request = request(product, "local.management.port", "/login")
                .header("Cookie", cookie)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + token + "&username=" + name + "&password=" + password))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext product, String port, String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + product.getEnvironment().getProperty(port) + path));
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes());
    }
}
