package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A file that passes every check and asks for work without end: the message fails, and the file can be taken away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepBoundsIT {

    private static final String FILE = "routes/endless.camel.yaml";

    private HotShop hot;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        hot = new HotShop(folder)
                .with("compensation.hot-deploy.max-work-time", "1s")
                .with("compensation.hot-deploy.max-text-bytes", 100_000)
                .start();
    }

    @AfterAll
    void stop() {
        hot.close();
    }

    /** A hundred times a hundred times a hundred, and so on. */
    @Test
    void routesThatCallEachOtherEnd() throws IOException {
        StringBuilder routes = new StringBuilder();
        for (int route = 0; route < 8; route++) {
            String call =
                    route == 7 ? "{setVariable: {name: a, constant: b}}," : "{to: 'direct:r" + (route + 1) + "'},";
            routes.append("- route: {id: r%d, from: {uri: 'direct:r%d', steps: [%s]}}\n"
                    .formatted(route, route, call.repeat(100)));
        }

        assertThat(sent(routes.toString(), "direct:r0").getException())
                .hasStackTraceContaining("longer than PT1S (compensation.hot-deploy.max-work-time)");
    }

    @Test
    void aTextThatIsPutIntoItselfEnds() throws IOException {
        String step = "{setVariable: {name: a, simple: '" + "${variable.a}".repeat(16) + "'}},";
        String routes = "- route: {id: r0, from: {uri: 'direct:r0', steps: [{setVariable: {name: a, constant: word}}, "
                + step.repeat(8) + "]}}\n";

        assertThat(sent(routes, "direct:r0").getException())
                .hasStackTraceContaining("longer than 100000 bytes (compensation.hot-deploy.max-text-bytes)");
    }

    private Exchange sent(String routes, String uri) throws IOException {
        hot.deploy(FILE, routes);
        try {
            return hot.camel().createProducerTemplate().send(uri, exchange -> exchange.getMessage()
                    .setBody("body"));
        } finally {
            hot.delete(FILE);
            hot.awaitOutcome(FILE, Outcome.REMOVED, null);
        }
    }
}
