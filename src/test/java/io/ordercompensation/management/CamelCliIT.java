package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.support.CountedCliConnectors;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What the commands of the Camel CLI read and write, in the home directory of the account. */
class CamelCliIT {

    private static final String JOURNAL =
            """
            - route:
                id: journal
                from:
                  uri: direct:journal
                  steps:
                    - log:
                        message: "an entry"
            """;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final String home = System.getProperty("user.home");

    @TempDir
    Path directory;

    @BeforeEach
    void moveIn() {
        System.setProperty("user.home", directory.toString());
    }

    @AfterEach
    void moveOut() {
        System.setProperty("user.home", home);
    }

    /** Neither the product's context nor those in which it tries a file. */
    @Test
    void isNotConnectedUnlessItIsAskedFor() throws IOException {
        Path routes = Files.createDirectories(directory.resolve("config/routes"));
        Files.writeString(routes.resolve("journal.camel.yaml"), JOURNAL);
        CountedCliConnectors.letThem(true);
        try (ConfigurableApplicationContext application =
                product().with("compensation.routes-directory", routes).start()) {
            assertThat(CompensationApp.camel(application).isStarted()).isTrue();
            await().atMost(LIMIT).until(() -> CompensationApp.camel(application).getRoute("journal") != null);

            assertThat(CountedCliConnectors.made()).isZero();
        } finally {
            CountedCliConnectors.letThem(false);
        }
    }

    @Test
    void seesTheRoutes() {
        try (ConfigurableApplicationContext application =
                product().with("camel.cli.enabled", true).start()) {
            assertThat(CompensationApp.camel(application).isStarted()).isTrue();
            Path status = directory.resolve(".camel/" + ProcessHandle.current().pid() + "-status.json");

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(read(status).path("routes").findValuesAsText("routeId"))
                            .contains("compensate", "restore-goods"));
        }
    }

    private CompensationApp product() {
        return new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).withoutBroker();
    }

    private static JsonNode read(Path file) throws IOException {
        return Files.exists(file) ? new ObjectMapper().readTree(Files.readString(file)) : new ObjectMapper().nullNode();
    }
}
