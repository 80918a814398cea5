package io.ordercompensation.claim;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How long success rows are kept.
 *
 * @param enabled whether rows are deleted at all
 * @param age success rows older than this are deleted; it has to exceed the broker's retention
 * @param brokerRetention how long the broker keeps messages, and may deliver them again
 * @param pollInterval milliseconds between two batches
 * @param batchSize rows deleted in one transaction at most, so that claims never wait long
 */
public record RetentionProperties(
        boolean enabled,
        @NotNull @DurationMin(hours = 1) Duration age,
        @NotNull @DurationMin(hours = 1) Duration brokerRetention,
        @Min(10) @Max(3_600_000) long pollInterval,
        @Min(1) @Max(100_000) int batchSize) {

    @AssertTrue(
            message = "compensation.retention.age must be longer than compensation.retention.broker-retention:"
                    + " a message that the broker still holds could restore again once its row is gone")
    public boolean isLongerThanTheBrokersRetention() {
        return age == null || brokerRetention == null || age.compareTo(brokerRetention) > 0;
    }
}
