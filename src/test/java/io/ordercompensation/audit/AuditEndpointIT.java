package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit as an operator meets it: with curl, with a viewer's login, and in a JMX console. */
class AuditEndpointIT extends AuditedShopIT {

    private final HttpClient http = HttpClient.newHttpClient();

    AuditEndpointIT() {
        super(EmbeddedDatabases.mariaDb());
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.withManagement()
                .with("spring.jmx.enabled", true)
                .with("compensation.max-body-bytes", 1000)
                .withAccount("ann", "{noop}ann's", "operator")
                .withAccount("vic", "{noop}vic's", "viewer");
    }

    @Test
    void showsWhatIsWrongAndGivesItBackInTheNameOfWhoeverIsLoggedIn() throws Exception {
        spoil();

        HttpResponse<String> report = send("ann", "POST", "", "");
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat((int) JsonPath.read(report.body(), "$.findings")).isEqualTo(1);
        assertThat((int) JsonPath.read(send("vic", "GET", "", "").body(), "$.findings"))
                .isEqualTo(1);
        HttpResponse<String> one = send("vic", "GET", "/goods-taken-not-returned", "");
        assertThat((String) JsonPath.read(one.body(), "$.rows[0].subject")).isEqualTo("order 1, goods 7");
        assertThat((String) JsonPath.read(one.body(), "$.advice")).startsWith("reconcile");
        assertThat(send("vic", "GET", "/../health", "").body()).contains("\"goods-taken-not-returned\":1");

        HttpResponse<String> proposal = send("ann", "POST", "/reconcile", "{\"dryRun\":true}");
        assertThat((String) JsonPath.read(proposal.body(), "$.orders[0].grounds[0]"))
                .contains("2 pieces");
        String token = JsonPath.read(proposal.body(), "$.token");
        String confirm = "{\"dryRun\":false,\"token\":\"%s\"}".formatted(token);
        assertProblem(send("vic", "POST", "/reconcile", confirm), 403, "operator");
        HttpResponse<String> applied = send("ann", "POST", "/reconcile", confirm);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        assertProblem(send("ann", "POST", "/reconcile", confirm), 409, "Nothing was changed");

        restored();
        assertThat(shop.jdbc().queryForObject("SELECT operator FROM trade_mq_operator_log", String.class))
                .isEqualTo("ann");
        assertThat((String) JsonPath.read(
                        send("ann", "POST", "/goods-taken-not-returned", "").body(), "$.state"))
                .isEqualTo("CLEAN");
    }

    @Test
    void doesTheSameInTheConsole() throws Exception {
        spoil();

        assertThat(invoke("run")).contains("\"findings\" : 1");
        assertThat(invoke("results")).contains("goods-taken-not-returned");
        assertThat(invoke("show", "goods-taken-not-returned")).contains("2 pieces");
        String token = JsonPath.read(invoke("proposeReconcile", " "), "$.token");
        assertThat(invoke("proposeReconcile", "1, 2")).contains("it holds nothing");
        assertThat(invoke("reconcile", "", token, "ann")).contains("tried again now");

        restored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/nothing||404|'nothing'",
                "POST|/nothing||404|'nothing'",
                "DELETE|||405|DELETE",
                "POST|/reconcile|[|400|dryRun",
                "POST|/reconcile|{\"dryrun\":false}|400|dryrun",
                "POST|/reconcile|{\"dryRun\":false}|400|token",
                "POST|/reconcile|{\"dryRun\":false,\"token\":\"0\"}|409|proposal 0"
            })
    void answersErrorsWithProblemDetails(String method, String path, String body, int status, String detail)
            throws Exception {
        assertProblem(send("ann", method, path == null ? "" : path, body == null ? "" : body), status, detail);
    }

    /** Order 1 took again after its cancel. */
    private void spoil() {
        shop.place(order(1));
        cancel(order(1));
        shop.takeOnly(List.of(Order.of(1).goods(7, 2)));
    }

    private void restored() {
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.stock(7) == 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messageStatus("1") == 1);
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    private HttpResponse<String> send(String name, String method, String path, String body)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.management.port");
        String login = Base64.getEncoder().encodeToString((name + ":" + name + "'s").getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/audit" + path)
                                .normalize())
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Basic " + login)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.detail")).contains(detail);
    }

    private static String invoke(String operation, String... arguments) throws Exception {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(AuditConsole.NAME), operation, arguments, types);
    }
}
