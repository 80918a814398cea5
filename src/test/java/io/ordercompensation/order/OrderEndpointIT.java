package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Orders over HTTP, as the description at {@code /openapi.yaml} says. */
class OrderEndpointIT extends OrderIT {

    private static final String SHOP = "shop:secret";
    private static final String AWAY = "the database is away";
    private static final String BUG = "a bug";

    private final HttpClient http = HttpClient.newHttpClient();

    OrderEndpointIT() {
        super(EmbeddedDatabases.mariaDb());
    }

    @Override
    CompensationApp product(CompensationApp app) {
        return app.withManagement()
                .withRoles("secret", "shop", "viewer", "operator")
                .with("compensation.max-body-bytes", 1000);
    }

    /** What is wrong inside comes with the consignee. */
    @Override
    void change(CamelContext camel) throws Exception {
        AdviceWith.adviceWith(camel, "order-steps", route -> route.weaveById("run-use-coupon")
                .before()
                .process(exchange -> {
                    Object consignee = exchange.getMessage().getBody(Map.class).get("consignee");
                    if (AWAY.equals(consignee)) {
                        throw new CannotGetJdbcConnectionException(AWAY, new SQLException(AWAY, "08S01"));
                    }
                    if (BUG.equals(consignee)) {
                        throw new IllegalStateException(BUG);
                    }
                }));
    }

    @Test
    void answersAConfirmedOrderAsDescribed() throws Exception {
        HttpResponse<String> answer = post(purchase().json(), SHOP);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(breaches("OrderResult", answer.body())).isEmpty();
        assertThat(breaches("OrderRequest", purchase().json())).isEmpty();
        assertThat(json(answer).path("code").asInt()).isEqualTo(1);
        assertThat(json(answer).path("orderId").asLong()).isEqualTo(base);
        assertThat(post(purchase().json(), SHOP).body()).isEqualTo(answer.body());
        assertThat(shop.stock(base)).isEqualTo(STOCK - 2);
    }

    @Test
    void takesSeveralLinesAsDescribed() throws Exception {
        String several = new Purchase()
                .with("orderId", base)
                .with("userId", base)
                .with("lines", ManyLines.of(base, 3).json())
                .with("couponIds", new StringBuilder("[" + base + "]"))
                .json();

        HttpResponse<String> answer = post(several, SHOP);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(breaches("OrderRequest", several)).isEmpty();
        assertThat(shop.stock(base + 2)).isEqualTo(STOCK - 3);
        assertThat(shop.couponHolder(base)).isEqualTo(base);
        isProblem(post(purchase().with("lines", ManyLines.of(base, 3).json()).json(), SHOP), 400);
        assertThat(breaches("OrderRequest", several.replace("goodsPrice", "price")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "goodsPrice, 9.99, 409, 20002",
        "goodsNumber, 101, 409, 20003",
        "couponId, 999999, 409, 40001",
        "moneyPaid, 700, 400, 10001",
        "goodsNumber, 0, 400, 10001",
        "goodsPrice, 9.999, 400, 10001",
        "cuponId, 7, 400, 10001",
        "userId, , 400, 30001"
    })
    void answersARefusalAsDescribed(String field, String value, int status, int code) throws Exception {
        HttpResponse<String> answer = post(purchase().with(field, value).json(), SHOP);

        isProblem(answer, status);
        assertThat(json(answer).path("code").asInt()).isEqualTo(code);
        assertThat(json(answer).path("detail").asText()).isNotBlank();
        takesNothing();
    }

    @Test
    void namesTheOrderInARefusal() throws Exception {
        assertThat(json(post(purchase().with("goodsNumber", 101).json(), SHOP))
                        .path("orderId")
                        .asLong())
                .isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({"not json, 400", "'', 400", "'[]', 400", "'{\"orderId\":1,\"orderId\":2}', 400"})
    void answersNonsenseAsDescribed(String body, int status) throws Exception {
        isProblem(post(body, SHOP), status);
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        isProblem(post(purchase().with("address", "x".repeat(1000)).json(), SHOP), 413);
        takesNothing();
    }

    @Test
    void saysThatTheOutcomeIsOpenAndWhenToAskAgain() throws Exception {
        HttpResponse<String> answer = post(purchase().with("consignee", AWAY).json(), SHOP);

        isProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(json(answer).path("orderId").asLong()).isEqualTo(base);
        assertThat(json(answer).path("detail").asText()).contains("Ask again with the same orderId");
        assertThat(outbox(base)).isEmpty();
    }

    @Test
    void keepsItsOwnFailuresToItselfAndGivesBack() throws Exception {
        HttpResponse<String> answer = post(purchase().with("consignee", BUG).json(), SHOP);

        isProblem(answer, 500);
        assertThat(json(answer).path("orderId").asLong()).isEqualTo(base);
        assertThat(answer.body()).doesNotContain(BUG);
        deliverCancel(base);
        takesNothing();
    }

    @Test
    void takesOnlyJson() throws Exception {
        isProblem(
                http.send(
                        login(HttpRequest.newBuilder(URI.create(address("/orders"))), SHOP)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        purchase().json()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()),
                415);
        takesNothing();
    }

    @ParameterizedTest
    @CsvSource({", 401", "shop:wrong, 401", "viewer:secret, 403", "operator:secret, 403"})
    void onlyAShopMayOrder(String login, int status) throws Exception {
        isProblem(post(purchase().json(), login), status);
        takesNothing();
    }

    @Test
    void aShopMayDoNothingElse() throws Exception {
        String management =
                "http://127.0.0.1:" + application.getEnvironment().getProperty("local.management.port") + "/actuator/";
        for (String path : new String[] {"parked/reasons", "prometheus", "metrics"}) {
            isProblem(get(management + path, SHOP), 403);
        }
        isProblem(
                http.send(
                        login(HttpRequest.newBuilder(URI.create(management + "parked/messages/1/replay")), SHOP)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString()),
                403);
    }

    @ParameterizedTest
    @CsvSource({"shop", "viewer", "operator"})
    void everybodyWithALoginMayReadTheDescription(String name) throws Exception {
        HttpResponse<String> answer = get(address("/openapi.yaml"), name + ":secret");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new YAMLMapper()
                        .readTree(answer.body())
                        .at("/paths/~1orders/post/operationId")
                        .asText())
                .isEqualTo("confirmOrder");
        assertThat(get(address("/openapi.yaml"), null).statusCode()).isEqualTo(401);
    }

    private void isProblem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(breaches("Problem", answer.body())).isEmpty();
        assertThat(description().at("/paths/~1orders/post/responses").has(Integer.toString(status)))
                .as("status %d is described", status)
                .isTrue();
    }

    /** The schema with all others beside it, because they refer to one another. */
    private static Iterable<?> breaches(String schema, String body) throws Exception {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", description().path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON);
    }

    private static JsonNode description() throws Exception {
        return new YAMLMapper()
                .readTree(OrderEndpointIT.class.getResourceAsStream("/order-compensation/openapi/confirm-order.yaml"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> post(String body, String login) throws Exception {
        return http.send(
                login(HttpRequest.newBuilder(URI.create(address("/orders"))), login)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String address, String login) throws Exception {
        return http.send(
                login(HttpRequest.newBuilder(URI.create(address)), login).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path;
    }

    private static HttpRequest.Builder login(HttpRequest.Builder request, String login) {
        return login == null
                ? request
                : request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
