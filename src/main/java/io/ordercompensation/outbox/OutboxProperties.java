package io.ordercompensation.outbox;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is published.
 *
 * @param enabled whether this instance publishes the outbox
 * @param topics to which messages are published, besides the topic of the cancels
 * @param batchSize messages published in one transaction at most
 * @param pollInterval milliseconds between two looks for unsent messages
 * @param sendTimeout of one send
 * @param sendBatchSize messages in one send at most
 * @param sendBatchBytes bytes of bodies and keys in one send; a longer message is sent alone
 * @param runTimeout after this time a run begins no further send
 * @param outagePause how long a topic whose broker is away is left alone
 * @param maxReadBytes bytes of bodies that one run holds in memory; one body always fits
 * @param maxBodyBytes longer bodies are refused; the broker has to allow them too
 * @param initialDelay before a message that the broker did not take is published again; it doubles with each attempt
 * @param maxDelay cap of that delay
 * @param keep how long sent messages stay
 * @param purgeInterval milliseconds between two purges
 * @param purgeBatchSize messages deleted in one transaction at most
 */
public record OutboxProperties(
        boolean enabled,
        @DefaultValue @Size(max = 50) Set<@NotNull @Pattern(regexp = "[%|a-zA-Z0-9_-]{1,127}") String> topics,
        @Min(1) @Max(1024) int batchSize,
        @Min(10) @Max(3_600_000) long pollInterval,
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) Duration sendTimeout,
        @Min(1) @Max(1024) int sendBatchSize,
        @Min(1024) @Max(16 * 1024 * 1024) int sendBatchBytes,
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10) Duration runTimeout,
        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 10) Duration outagePause,
        @Min(1024) @Max(1024 * 1024 * 1024) int maxReadBytes,
        @Min(1024) @Max(16 * 1024 * 1024) int maxBodyBytes,
        @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1) Duration initialDelay,
        @NotNull @DurationMin(millis = 1) @DurationMax(hours = 24) Duration maxDelay,
        @NotNull @DurationMin(minutes = 1) @DurationMax(days = 3650) Duration keep,
        @Min(10) @Max(3_600_000) long purgeInterval,
        @Min(1) @Max(100_000) int purgeBatchSize) {

    @AssertTrue(message = "compensation.outbox.max-delay must not be shorter than compensation.outbox.initial-delay")
    public boolean isOrderOfDelaysRight() {
        return initialDelay == null || maxDelay == null || maxDelay.compareTo(initialDelay) >= 0;
    }

    /** The topics that are published, that of the cancels first. */
    public List<String> topicsWith(String cancelTopic) {
        Set<String> all = new LinkedHashSet<>(List.of(cancelTopic));
        all.addAll(topics);
        return List.copyOf(all);
    }
}
