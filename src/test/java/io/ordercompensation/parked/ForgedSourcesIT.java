package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the running product logs of senders, files and requests is one line each, whatever they put into it. */
@ExtendWith(OutputCaptureExtension.class)
class ForgedSourcesIT extends OperatorHttpIT {

    private static final String FORGED = "12:00:00.000 INFO  Isolation  FORGED ";

    @TempDir
    static Path routes;

    ForgedSourcesIT() {
        super(EmbeddedDatabases.mariaDb(), false);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return super.configured(product)
                .with("compensation.routes-directory", routes)
                .with("compensation.hot-deploy.poll-interval", "100ms")
                .with("compensation.hot-deploy.settle", "100ms");
    }

    @Test
    void writeNoLinesOfTheirOwn(CapturedOutput output) throws Exception {
        byte[] invalid = "{".getBytes(StandardCharsets.UTF_8);
        send(List.of(Delivery.fresh("id 1", forged("keys"), invalid)));
        send(List.of(Delivery.fresh(forged("message id"), null, invalid)));
        deadLetters().takeOver(List.of(Delivery.fresh(forged("letter"), null, invalid)));
        String address = ask("GET", "messages", "")
                .json()
                .path("messages")
                .path(0)
                .path("address")
                .asText();
        ask("POST", "messages/" + address + "/discard", "{\"comment\":\"test\"}");
        Files.writeString(routes.resolve(forged("file") + ".camel.yaml"), "- beans: []");
        Files.writeString(
                routes.resolve("b.camel.yaml"),
                "- route:\n    id: \"a\\n%sroute\"\n    from:\n      uri: direct:x\n      steps: []".formatted(FORGED));
        jmx(forged("operation"), "1");
        ask("GET", "messages/%0A" + FORGED.replace(" ", "%20") + "path", "");
        ask("GET", "nothing%0D%0A" + FORGED.replace(" ", "%20") + "path", "");
        LoggerFactory.getLogger("test").error("an exception", new IllegalStateException(forged("exception")));

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(output.getAll())
                .contains("FORGED keys", "FORGED message id", "discard of message", "FORGED file", "FORGED exception"));
        assertThat(output.getAll().lines().filter(line -> line.contains("FORGED")))
                .isNotEmpty()
                .noneMatch(line -> line.startsWith(FORGED));
        assertThat(output.getAll()).doesNotContain("\r");
    }

    private static String forged(String what) {
        return "x\r\n" + FORGED + what;
    }
}
