package io.ordercompensation.chaos;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator who sees that the database is the wrong one need not wait until the start gives up. */
class TerminateIT {

    /** Nobody listens there. */
    private static final String NOWHERE = "jdbc:mysql://127.0.0.1:1/trade";

    @Test
    void endsAStartThatWaitsForItsDatabase(@TempDir Path directory) throws Exception {
        Map<String, String> settings =
                Map.of("spring.datasource.url", NOWHERE, "server.port", "0", "management.server.port", "0");
        try (ProductProcess product = new ProductProcess(directory, settings)) {
            product.start();
            await().until(() -> product.output().contains("Waiting up to PT10M for the database at " + NOWHERE));

            product.terminate();

            await().until(() -> !product.isAlive());
        }
    }
}
