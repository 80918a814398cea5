package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTest {

    @Test
    void allAreAllScenarios() {
        assertThat(Trial.chosen(sizes("all")))
                .extracting(Trial::name)
                .contains("c", "zipf", "large-bodies-not-kept", "full-log", "threads-8");
    }

    @Test
    void aScenarioBringsItsSettings() {
        assertThat(Trial.chosen(sizes("large-bodies-not-kept"))).anySatisfy(trial -> assertThat(trial.settings())
                .containsEntry("compensation.kept-bodies", "unsuccessful"));
    }

    @Test
    void aPullIsAtLeastABatch() {
        assertThat(Trial.chosen(sizes("sweep")))
                .extracting(Trial::name, Trial::settings)
                .contains(
                        tuple(
                                "batch-size-32",
                                Map.of(
                                        "compensation.consumer.batch-size", "32",
                                        "compensation.consumer.pull-batch-size", "256")),
                        tuple(
                                "batch-size-1024",
                                Map.of(
                                        "compensation.consumer.batch-size", "1024",
                                        "compensation.consumer.pull-batch-size", "1024")));
    }

    @Test
    void theSlowOnesAndTheFloodHaveFewerOrders() {
        assertThat(Trial.of(Contender.PRODUCT).orders(sizes(""))).isEqualTo(1_000);
        assertThat(Trial.of(Contender.OLD_LISTENER).orders(sizes(""))).isEqualTo(100);
        assertThat(Trial.of(Scenario.FLOOD).orders(sizes(""))).isEqualTo(200);
    }

    static Sizes sizes(String scenario) {
        return new Sizes(
                List.of("mariadb"),
                List.of("c"),
                1,
                1_000,
                100,
                List.of(scenario),
                1_000,
                Duration.ofSeconds(2),
                List.of(32, 1024),
                List.of(1, 8),
                false,
                List.of());
    }
}
