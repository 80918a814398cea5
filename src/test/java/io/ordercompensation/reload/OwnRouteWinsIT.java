package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.sql.Statements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** A user's file takes the place of the built-in route, from the start on, and of the built-in statement. */
class OwnRouteWinsIT {

    private static final String FILE = "routes/restore-coupon.camel.yaml";
    private static final String SQL = "sql/update-goods-stock.sql";
    private static final String BROKEN = "routes/broken.camel.yaml";

    @TempDir
    Path folder;

    private HotShop hot;
    private String builtIn;

    @BeforeEach
    void start() throws IOException {
        hot = new HotShop(folder);
        builtIn = resource(FILE);
        Files.writeString(hot.path(FILE), builtIn.replace("description: Makes", "description: My own, makes"));
        Files.writeString(hot.path(BROKEN), "- route: [");
        Files.writeString(hot.path(SQL), resource(SQL) + "\n-- mine");
        hot.start();
    }

    @AfterEach
    void stop() {
        hot.close();
    }

    @Test
    void fromTheStartAndUntilItGoes() throws Exception {
        assertThat(description()).startsWith("My own");
        assertThat(hot.hotDeploy().state().rejected())
                .extracting(Deployment::file)
                .containsExactly(BROKEN);
        assertThat(hot.bean(HotDeployHealth.class)
                        .health()
                        .getDetails()
                        .get("rejected")
                        .toString())
                .contains(BROKEN + ":1", "This is not YAML");
        assertThat(hot.bean(HotDeployConsole.class).rejected()).contains(BROKEN);

        try (CancelStream stream = hot.stream()) {
            hot.delete(FILE);
            hot.awaitOutcome(FILE, Outcome.REMOVED, null);
            assertThat(description()).startsWith("Makes");
            hot.deploy(FILE, builtIn.replace("description: Makes", "description: Again, makes"));
            assertThat(description()).startsWith("Again");

            rollsBack();
            takesAStatementWithoutTouchingItsRoute();

            stream.assertThatNothingWasLostFailedOrDoubled(Duration.ofSeconds(5));
        }
    }

    private void rollsBack() throws IOException {
        hot.refused(FILE, "- route");
        hot.hotDeploy().rollBack(FILE, "ann");
        assertThat(Files.readString(hot.path(FILE))).contains("Again, makes");
        assertThat(hot.hotDeploy().state().rejected())
                .extracting(Deployment::file)
                .containsExactly(BROKEN);

        hot.hotDeploy().rollBack(FILE, "ann");
        assertThat(Files.readString(hot.path(FILE))).contains("My own, makes");
        assertThat(description()).startsWith("My own");
        assertThat(hot.hotDeploy().state().history().get(0))
                .matches(entry -> "ann".equals(entry.by())
                        && entry.outcome() == Outcome.DEPLOYED
                        && entry.file().equals(FILE));
        assertThatThrownBy(() -> hot.hotDeploy().rollBack("routes/none.camel.yaml", "ann"))
                .hasMessageContaining("no version of this file");
    }

    /** The route object stays the same one: it was neither stopped nor built anew. */
    private void takesAStatementWithoutTouchingItsRoute() throws IOException {
        var route = hot.camel().getRoute("restore-goods");
        hot.deploy(SQL, resource(SQL) + "\n-- mine, changed");
        assertThat(hot.bean(Statements.class).text("update-goods-stock")).contains("mine, changed");
        hot.delete(SQL);
        hot.awaitOutcome(SQL, Outcome.REMOVED, null);
        assertThat(hot.bean(Statements.class).text("update-goods-stock")).doesNotContain("mine");
        assertThat(hot.camel().getRoute("restore-goods")).isSameAs(route);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> hot.hotDeploy().state().rejected().size() == 1);
    }

    private String description() {
        return hot.camel().getRoute("restore-coupon").getDescription();
    }

    private static String resource(String name) throws IOException {
        return new ClassPathResource("order-compensation/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
