package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement of the user's that takes for ever is ended, and what waits for its route can go on. */
class StatementTimeoutIT {

    private static final String FILE = "routes/slow.camel.yaml";
    private static final String ROUTE =
            "- route: {id: slow, description: one, from: {uri: 'direct:slow', steps: [{to: 'sql:SELECT SLEEP(300)'}]}}";

    @Test
    void itIsEndedByTheServer(@TempDir Path folder) throws Exception {
        try (HotShop hot = shop(folder)) {
            hot.deploy(FILE, ROUTE);
            CompletableFuture<Exchange> slow = CompletableFuture.supplyAsync(
                    () -> hot.camel().createProducerTemplate().send("direct:slow", exchange -> {}));

            assertThat(slow.get(100, TimeUnit.SECONDS).getException()).hasStackTraceContaining("timeout");
            hot.deploy(FILE, ROUTE.replace("one", "two"));
        }
    }

    private static HotShop shop(Path folder) throws IOException {
        return new HotShop(folder)
                .with("compensation.sql-functions", "sleep")
                .with("compensation.sql-timeout", Duration.ofSeconds(2))
                .with("compensation.hot-deploy.drain-timeout", Duration.ofSeconds(1))
                .start();
    }
}
