package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with curl: the login, the answers, and the problem details. */
@OnEachDatabase
class ParkedEndpointIT extends OperatorIT {

    private final HttpClient http = HttpClient.newHttpClient();

    ParkedEndpointIT(EmbeddedDatabase database) {
        super(database, true);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.withManagement()
                .withAccount("ann", "{noop}ann's", "operator")
                .withAccount("vic", "{noop}vic's", "viewer")
                .with("compensation.max-body-bytes", 1000);
    }

    @Test
    void showsWhatIsParkedAndReplaysItInTheNameOfWhoeverIsLoggedIn() throws Exception {
        String key = parkPaid(base);

        HttpResponse<String> reasons = get("reasons");
        assertThat(reasons.statusCode()).isEqualTo(200);
        assertThat((String) JsonPath.read(reasons.body(), "$[0].example")).contains("has been paid");
        assertThat((String) JsonPath.read(get("messages?limit=5").body(), "$.messages[0].key"))
                .isEqualTo(key);
        assertThat((String) JsonPath.read(get("messages/" + key).body(), "$.statusText"))
                .contains("parked");
        unpay(base);
        HttpResponse<String> replayed = send("ann", "POST", "messages/" + key + "/replay", "");
        assertThat(replayed.statusCode()).isEqualTo(200);
        awaitStatus(key, 1);
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act.get("operator"))
                .isEqualTo("ann"));
    }

    @Test
    void answersASecondClickWithAConflict() throws Exception {
        String key = parkPaid(base);
        send("ann", "POST", "messages/" + key + "/discard", "{\"comment\":\"settled by phone\"}");

        HttpResponse<String> second =
                send("ann", "POST", "messages/" + key + "/discard", "{\"comment\":\"settled by phone\"}");

        assertProblem(second, 409, "Not parked any more: status 4");
        assertThat((String) JsonPath.read(second.body(), "$.outcome")).isEqualTo("NOT_PARKED");
        assertThat(audit()).hasSize(1);
    }

    @Test
    void takesTheBodyOfARequestAsTheNewBodyOfTheMessage() throws Exception {
        Order order = Order.of(base).goods(base, 3);
        shop.place(order);
        String key = parkInvalid("{\"orderId\":" + base + ",\"goodsNumber\":-1}");

        assertProblem(send("ann", "PUT", "messages/" + key + "/body", "{\"goodsId\":1}"), 422, "orderId");
        HttpResponse<String> edited = send("ann", "PUT", "messages/" + key + "/body", order.cancelBody());

        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        awaitStatus(order.key(), 1);
        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void replaysAReasonGroupInTheBackgroundAndTellsHowFarItIs() throws Exception {
        for (long id = base; id < base + 20; id++) {
            parkPaid(id);
            unpay(id);
        }
        String group = JsonPath.read(get("reasons").body(), "$[0].reasonGroup");

        HttpResponse<String> asked = send("ann", "POST", "replay", "{\"reasonGroup\":\"%s\"}".formatted(group));

        assertThat(asked.statusCode()).isIn(200, 202);
        String run = asked.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> JsonPath.read(get(run).body(), "$.state").equals("DONE"));
        assertThat((int) JsonPath.read(get(run).body(), "$.result.done")).isEqualTo(20);
        assertThat((String) JsonPath.read(get("runs").body(), "$[0].operator")).isEqualTo("ann");
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messages(1) == 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"reasongroup\":\"x\",\"all\":true}", "{\"all\":true,\"text\":\"1\"}", "[", "null"})
    void doesNotTakeASlipForAllMessages(String selection) throws Exception {
        String key = parkPaid(base);

        HttpResponse<String> asked = send("ann", "POST", "replay", selection);

        assertProblem(asked, 400, "");
        assertThat(shop.messageStatus(key)).isEqualTo(3);
        assertThat(audit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|messages/12345|404|no message under this key",
                "GET|messages?limit=0|400|limit is 0",
                "GET|messages?from=yesterday|400|from",
                "GET|runs/77|404|No operation has this id",
                "GET|nothing|404|",
                "DELETE|reasons|405|DELETE",
                "POST|messages/12345/replay|404|12345",
                "POST|messages/12345/discard|400|comment is missing"
            })
    void answersErrorsWithProblemDetails(String method, String path, int status, String detail) throws Exception {
        assertProblem(send("ann", method, path, ""), status, detail == null ? "" : detail);
    }

    @Test
    void takesTheConfirmationOfTheMessagesOwnOrderOnly() throws Exception {
        String contradictory = parkInvalid("{\"orderId\":" + base + "}", "A-17");
        String own = "messages/" + parkPaid(base + 1) + "/replay";

        for (String slip : new String[] {"{\"confirmOrder\":7}", "[", "{\"confirmOrderId\":{}}"}) {
            assertProblem(send("ann", "POST", "messages/" + contradictory + "/replay", slip), 400, "");
        }
        assertProblem(send("ann", "POST", own, "{\"confirmOrderId\":7}"), 422, "The message is of order " + (base + 1));
        assertThat(shop.messageStatus(contradictory)).isEqualTo(3);
        assertThat(audit()).isEmpty();
    }

    /** Another program may have written a body of any length, and every edit keeps two of them. */
    @Test
    void tellsOfLongBodiesTheBeginningsAndOneActWhole() throws Exception {
        String key = parkPaid(base);
        for (int edit = 0; edit < 60; edit++) {
            shop.jdbc()
                    .update(
                            "INSERT INTO trade_mq_operator_log (happened_at, operator, operation, group_name, msg_tag,"
                                    + " msg_key, status_before, status_after, body_before, body_after) SELECT NOW(3), 'ann',"
                                    + " 'edit', group_name, msg_tag, msg_key, 3, 2, REPEAT('x', 5000), REPEAT('\uD83D\uDCB0',"
                                    + " 5000) FROM trade_mq_consumer_log WHERE msg_key = ?",
                            key);
        }
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET msg_body = REPEAT('x', 1000000) WHERE msg_key = ?", key);

        String detail = get("messages/" + key).body();

        assertThat((String) JsonPath.read(detail, "$.body")).hasSizeBetween(262_144, 400_000);
        assertThat((int) JsonPath.read(detail, "$.bodyLength")).isEqualTo(1_000_000);
        assertThat((boolean) JsonPath.read(detail, "$.bodyIsCut")).isTrue();
        assertThat((int) JsonPath.read(detail, "$.acts.length()")).isEqualTo(50);
        assertThat((String) JsonPath.read(detail, "$.acts[0].bodyBefore")).isEqualTo("x".repeat(200));
        assertThat((int) JsonPath.read(detail, "$.acts[0].bodyAfterLength")).isEqualTo(5000);
        String act = get("messages/" + key + "/acts/" + JsonPath.<Integer>read(detail, "$.acts[0].id"))
                .body();
        assertThat((String) JsonPath.read(act, "$.bodyBefore")).hasSize(5000);
        assertThat((String) JsonPath.read(act, "$.bodyAfter")).isEqualTo("\uD83D\uDCB0".repeat(5000));
        assertProblem(get("messages/" + key + "/acts/1"), 404, "No act on this message has the id 1");
    }

    @Test
    void refusesBodiesThatAreTooLongOrNoUtf8() throws Exception {
        String key = parkInvalid("{");

        assertProblem(send("ann", "PUT", "messages/" + key + "/body", " ".repeat(1001)), 413, "1000 bytes");
        HttpRequest latin = request("ann", "messages/" + key + "/body")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xe4, '}'}))
                .build();
        assertProblem(http.send(latin, HttpResponse.BodyHandlers.ofString()), 400, "UTF-8");
    }

    @Test
    void tellsNothingOfTheInsideWhenSomethingIsBroken() throws Exception {
        shop.jdbc().execute("RENAME TABLE trade_mq_operator_log TO hidden");
        try {
            String key = parkPaid(base);
            HttpResponse<String> failed = send("ann", "POST", "messages/" + key + "/replay", "");
            assertProblem(failed, 500, "fault of the product");
            assertThat(failed.body()).doesNotContain("hidden").doesNotContain("SQL");
        } finally {
            shop.jdbc().execute("RENAME TABLE hidden TO trade_mq_operator_log");
        }
    }

    final HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("vic", "GET", path, "");
    }

    final HttpResponse<String> send(String name, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(name, path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String name, String path) {
        String port = application.getEnvironment().getProperty("local.management.port");
        String login = Base64.getEncoder().encodeToString((name + ":" + name + "'s").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/parked/")
                        .resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + login);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("none")).isEqualTo("application/problem+json");
        assertThat((int) JsonPath.read(answer.body(), "$.status")).isEqualTo(status);
        assertThat((String) JsonPath.read(answer.body(), "$.detail")).contains(detail);
    }
}
