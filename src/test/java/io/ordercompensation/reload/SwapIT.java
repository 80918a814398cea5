package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good files come and go while messages flow. */
class SwapIT {

    private static final String FILE = "routes/restore-marks.camel.yaml";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private HotShop hot;

    @BeforeEach
    void start() throws IOException {
        hot = new HotShop(folder).start();
        hot.deploy("sql/insert-mark.sql", HotShop.INSERT_MARK);
    }

    @AfterEach
    void stop() {
        hot.close();
    }

    @Test
    void aStepComesChangesManyTimesIsRenamedAndGoes() throws Exception {
        try (CancelStream stream = hot.stream()) {
            hot.deploy(FILE, HotShop.STEP);
            awaitMark("one");
            for (int version = 2; version <= 20; version++) {
                hot.deploy(FILE, HotShop.STEP.replace("\"one\"", "\"" + version + "\""));
                awaitMark("" + version);
            }
            Files.move(hot.path(FILE), hot.path("routes/renamed.camel.yaml"));
            hot.awaitOutcome("routes/renamed.camel.yaml", Outcome.DEPLOYED, null);
            assertThat(hot.camel().getRoute("restore-marks")).isNotNull();
            hot.delete("routes/renamed.camel.yaml");
            hot.awaitOutcome("routes/renamed.camel.yaml", Outcome.REMOVED, null);
            assertThat(hot.camel().getRoute("restore-marks")).isNull();

            stream.assertThatNothingWasLostFailedOrDoubled(LONGEST_WAIT);
        }
        // Between coming and going it was called for every single order.
        assertThat(hot.shop()
                        .jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM trade_order o LEFT JOIN marks m ON m.order_id = o.order_id"
                                        + " WHERE m.order_id IS NULL"
                                        + " AND o.order_id BETWEEN (SELECT MIN(order_id) + 10 FROM marks)"
                                        + " AND (SELECT MAX(order_id) - 10 FROM marks)",
                                Integer.class))
                .isZero();
    }

    private void awaitMark(String version) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> hot.shop()
                                .jdbc()
                                .queryForObject("SELECT COUNT(*) FROM marks WHERE version = ?", Integer.class, version)
                        > 0);
    }
}
