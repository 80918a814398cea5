package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "-1, PT10S, 3, PT10M, 0.2, maxRetries is -1 but must be 0 or more",
        "3, PT0S, 3, PT10M, 0.2, initialDelay is PT0S but must be one millisecond or more",
        "3, PT-1S, 3, PT10M, 0.2, initialDelay is PT-1S but must be one millisecond or more",
        "3, PT10S, 0.5, PT10M, 0.2, multiplier is 0.5 but must be from 1 to 1000",
        "3, PT10S, NaN, PT10M, 0.2, multiplier is NaN but must be from 1 to 1000",
        "3, PT10S, 3, PT9S, 0.2, maxDelay is PT9S but must be from initialDelay (PT10S) to 365 days",
        "3, PT10S, 3, PT8761H, 0.2, maxDelay is PT8761H but must be from initialDelay (PT10S) to 365 days",
        "3, PT10S, 3, PT10M, 1.1, jitter is 1.1 but must be from 0 to 1",
        "3, PT10S, 3, PT10M, NaN, jitter is NaN but must be from 0 to 1"
    })
    void namesTheSettingThatIsWrong(
            int maxRetries, Duration initial, double multiplier, Duration max, double jitter, String message) {
        assertThatThrownBy(() -> new RetrySettings(maxRetries, initial, multiplier, max, jitter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
