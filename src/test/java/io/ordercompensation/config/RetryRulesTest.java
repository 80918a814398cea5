package io.ordercompensation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryPolicy.Decision;
import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RetryAt;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import io.ordercompensation.retry.RetryProperties;
import io.ordercompensation.support.DefaultSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Rules as an operator writes them, on top of the product's own settings. */
class RetryRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    private final ApplicationContextRunner settings = new ApplicationContextRunner()
            .withInitializer(context ->
                    DefaultSettings.sources().forEach(context.getEnvironment().getPropertySources()::addLast))
            .withUserConfiguration(Properties.class);

    @Test
    void areNoneByDefault() {
        withRetry(retry -> {
            assertThat(retry.rules()).isEmpty();
            assertThat(decide(retry, new IllegalStateException("gone"), 1)).isInstanceOf(RetryAt.class);
        });
    }

    @Test
    void decideInTheirOrder() {
        withRetry(
                retry -> {
                    assertThat(decide(retry, new IllegalStateException("score 7 is gone"), 1))
                            .isInstanceOf(Park.class);
                    assertThat(decide(retry, new IllegalStateException("busy"), 1))
                            .isEqualTo(new RunAgain());
                    assertThat(decide(retry, new IllegalArgumentException("busy"), 1))
                            .isInstanceOf(RetryAt.class);
                },
                "rules[0].exception=IllegalStateException",
                "rules[0].message=score \\d+",
                "rules[0].action=park",
                "rules[1].exception=java.lang.IllegalStateException",
                "rules[1].action=run-again");
    }

    @Test
    void retryWithTheirOwnSettingsAndTheGeneralOnesForTheRest() {
        withRetry(
                retry -> {
                    assertThat(decide(retry, new IllegalStateException("gone"), 1))
                            .isEqualTo(new RetryAt(NOW.plus(Duration.ofMinutes(1)), 6L));
                    // The general multiplier is 3, and the general maximum 10 minutes.
                    assertThat(decide(retry, new IllegalStateException("gone"), 2))
                            .isEqualTo(new RetryAt(NOW.plus(Duration.ofMinutes(3)), 6L));
                    assertThat(decide(retry, new IllegalStateException("gone"), 5))
                            .isEqualTo(new RetryAt(NOW.plus(Duration.ofMinutes(10)), 6L));
                    assertThat(decide(retry, new IllegalStateException("gone"), 6))
                            .isInstanceOf(Park.class);
                    assertThat(decide(retry, new NullPointerException(), 1))
                            .isEqualTo(new RetryAt(NOW.plus(Duration.ofSeconds(10)), 4L));
                },
                "jitter=0",
                "rules[0].exception=IllegalStateException",
                "rules[0].action=retry",
                "rules[0].max-retries=5",
                "rules[0].initial-delay=1m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules[0].message=( | compensation.retry.rules[0].message | Unclosed group near index 1",
                "rules[0].action=skip | compensation.retry.rules[0].action | skip",
                "rules[0].action= | retry.rules[0].action | must not be null",
                "rules[0].exception=two words | retry.rules[0].exception | must be the name of an exception's class",
                "rules[0].max-retries=5 | retry.rules[0] | of compensation.retry.rules: max-retries, initial-delay",
                "rules[0].max-delay=8d | retry.rules[0].maxDelay | must be shorter than or equal to 7 days",
            })
    void areRefusedWithTheirPlace(String wrong, String place, String why) {
        settings.withPropertyValues(
                        "compensation.retry.rules[0].exception=IllegalStateException",
                        "compensation.retry.rules[0].action=park",
                        "compensation.retry." + wrong)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(place)
                        .hasStackTraceContaining(why));
    }

    @ParameterizedTest
    @CsvSource({
        "rules[0].initial-delay=20m, compensation.retry.rules[0].max-delay is PT10M, PT20M",
        "rules[0].max-delay=5s, compensation.retry.rules[0].max-delay is PT5S, PT10S",
        "max-delay=5s, compensation.retry.max-delay is PT5S, PT10S"
    })
    void areRefusedIfTheLongestDelayIsShorterThanTheFirst(String wrong, String place, String first) {
        withRetry(
                retry -> assertThatThrownBy(() -> ConfiguredRetryPolicy.of(retry))
                        .isInstanceOf(StartupFailureException.class)
                        .hasMessage(place + ", shorter than initial-delay, which is " + first),
                "rules[0].exception=IllegalStateException",
                "rules[0].action=retry",
                wrong);
    }

    private void withRetry(Consumer<RetryProperties> test, String... values) {
        settings.withPropertyValues(Stream.of(values)
                        .map(value -> "compensation.retry." + value)
                        .toArray(String[]::new))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    test.accept(context.getBean(CompensationProperties.class).retry());
                });
    }

    private static Decision decide(RetryProperties retry, Throwable cause, int attempts) {
        RetryPolicy policy = ConfiguredRetryPolicy.of(retry);
        return policy.decide(new RuntimeException(cause), attempts, NOW);
    }

    @EnableConfigurationProperties(CompensationProperties.class)
    static class Properties {}
}
