package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Nobody looks or acts without a login, on either port; a viewer only looks; another site's page does nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class LoginIT {

    private static final String SECRET_OF_ANN = "$2a$05$53Oaw9.GvZsAArwI2JbUg.RhfBviy5qeXKZxJrpfDpvfyOlyxgocm";

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext application;

    @BeforeAll
    void start() {
        application = product()
                .withAccount("ann", "{bcrypt}" + SECRET_OF_ANN, "operator")
                .withAccount("vic", "{noop}secret of vic", "viewer")
                .start();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, parked/reasons, , 401",
        "GET, parked/reasons, vic:wrong, 401",
        "GET, parked/reasons, nobody:secret of vic, 401",
        "POST, parked/replay, , 401",
        "GET, prometheus, , 401",
        "GET, , , 401",
        "GET, parked/reasons, vic:secret of vic, 200",
        "GET, prometheus, vic:secret of vic, 200",
        "POST, parked/messages/1/replay, vic:secret of vic, 403",
        "PUT, parked/messages/1/body, vic:secret of vic, 403",
        "DELETE, parked/runs/1, vic:secret of vic, 403",
        "GET, parked/reasons, ann:secret of ann, 200",
        "POST, parked/messages/1/replay, ann:secret of ann, 404"
    })
    void letsInByNameAndRole(String method, String path, String login, int status) throws Exception {
        HttpResponse<String> answer = send(management(), method, path == null ? "" : path, login);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat((int) JsonPath.read(answer.body(), "$.status")).isEqualTo(status);
            assertThat((String) JsonPath.read(answer.body(), "$.detail")).isNotBlank();
        }
    }

    @Test
    void asksForALoginInAWayThatToolsUnderstand() throws Exception {
        assertThat(send(management(), "GET", "parked/reasons", null).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(how -> assertThat(how).startsWith("Basic realm="));
    }

    @Test
    void offersNothingOnTheOtherPortWithoutALoginEither() throws Exception {
        URI other = URI.create("http://127.0.0.1:" + port("local.server.port") + "/");

        assertThat(send(other, "GET", "", null).statusCode()).isEqualTo(401);
        assertThat(send(other, "GET", "actuator/parked/reasons", "ann:secret of ann")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://evil.example", "Origin, null", "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site"
    })
    void refusesWhatAPageOfAnotherSiteSends(String header, String value) throws Exception {
        HttpRequest request = request(management(), "POST", "parked/messages/1/replay", "ann:secret of ann")
                .header(header, value)
                .build();

        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("another site");
    }

    @Test
    void takesWhatItsOwnPageSends() throws Exception {
        HttpRequest request = request(management(), "POST", "parked/messages/1/replay", "ann:secret of ann")
                .header("Origin", "http://127.0.0.1:" + port("local.management.port"))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsAnybodyWhetherItIsHealthyAndNothingElse() throws Exception {
        assertThat(send(management(), "GET", "health", null).body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("consumption");
        assertThat(send(management(), "GET", "health", "vic:secret of vic").body())
                .contains("\"consumption\":\"running\"");
    }

    @Test
    void countsWhatWaitsForCollectorsOfMetrics() throws Exception {
        assertThat(send(management(), "GET", "prometheus", "vic:secret of vic").body())
                .contains("compensation_messages{status=\"parked\"} 0.0")
                .contains("compensation_messages{status=\"failed\"} 0.0");
    }

    @Test
    void makesAPasswordForThisStartIfNobodyIsSetUp(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext alone = product().start()) {
            Matcher told = Pattern.compile("name operator, password (\\S+)").matcher(output);
            assertThat(told.find()).isTrue();
            URI uri = URI.create(
                    "http://127.0.0.1:" + alone.getEnvironment().getProperty("local.management.port") + "/actuator/");

            assertThat(send(uri, "GET", "parked/reasons", "operator:" + told.group(1))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(uri, "GET", "parked/reasons", "operator:operator").statusCode())
                    .isEqualTo(401);
            assertThat(told.find()).as("told a second time").isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "secret", "{md5}secret", "{}secret", "{argon2}secret"})
    void doesNotStartWithAPasswordThatIsNotEncoded(String password, CapturedOutput output) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> product().withAccount("ann", password, "viewer").start()))
                .isNotNull();
        assertThat(output)
                .contains("compensation.management.accounts[0].password must say how it is encoded")
                .doesNotContain("password " + password)
                .doesNotContain("}secret");
    }

    private CompensationApp product() {
        return new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .withManagement();
    }

    private URI management() {
        return URI.create("http://127.0.0.1:" + port("local.management.port") + "/actuator/");
    }

    private String port(String property) {
        return application.getEnvironment().getProperty(property);
    }

    private HttpResponse<String> send(URI base, String method, String path, String login)
            throws IOException, InterruptedException {
        return http.send(request(base, method, path, login).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI base, String method, String path, String login) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        return login == null
                ? request
                : request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
