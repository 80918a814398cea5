package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.claim.DeadLetters;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator at the management port, by curl and by Jolokia. */
abstract class OperatorHttpIT extends OperatorIT {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();

    OperatorHttpIT(EmbeddedDatabase database, boolean retrying) {
        super(database, retrying);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.withManagement().with("spring.jmx.enabled", true).withRoles("secret", "operator");
    }

    /** An answer of the product. */
    record Answer(int status, JsonNode json) {

        String text(String field) {
            return json.path(field).asText();
        }
    }

    /** @param path below {@code /actuator/parked/}, as it goes over the line */
    final Answer ask(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, "parked/" + path, body);
    }

    /** The last state of an operation on many messages, in the end. */
    final JsonNode bulk(String operation, String selection) throws IOException, InterruptedException {
        Answer asked = ask("POST", operation, selection);
        assertThat(asked.status()).as(asked.json().toString()).isIn(200, 202);
        String run = "runs/" + asked.json().path("id").asLong();
        await().atMost(PATIENCE).until(() -> ask("GET", run, "").text("state").equals("DONE"));
        return ask("GET", run, "").json().path("result");
    }

    /** Calls an operation of the parked messages in the JMX console, through Jolokia. */
    final String jmx(String operation, String... arguments) throws IOException, InterruptedException {
        String request = JSON.writeValueAsString(java.util.Map.of(
                "type", "exec", "mbean", ParkedConsole.NAME, "operation", operation, "arguments", List.of(arguments)));
        Answer answer = send("POST", "jolokia", request);
        return answer.json().path("value").asText(answer.json().toString());
    }

    /** Without a broker the product has none. */
    final DeadLetters deadLetters() {
        return new DeadLetters(
                application.getBean(CancelOrderReader.class),
                application.getBean(ConsumerLog.class),
                new TransactionTemplate(application.getBean(PlatformTransactionManager.class)));
    }

    private Answer send(String method, String path, String body) throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.management.port");
        String login = Base64.getEncoder().encodeToString("operator:secret".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + login)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body().isBlank() ? "{}" : answer.body()));
    }
}
