package io.ordercompensation.config;

import io.ordercompensation.adopt.AdoptProperties;
import io.ordercompensation.audit.AuditProperties;
import io.ordercompensation.compensate.RestoreStep;
import io.ordercompensation.compensate.RetrySchedule.Unfinished;
import io.ordercompensation.management.Account;
import io.ordercompensation.order.OrderProperties;
import io.ordercompensation.outbox.OutboxProperties;
import io.ordercompensation.reload.HotDeployProperties;
import io.ordercompensation.retry.RetryRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of this product. Their defaults stand in the jar's {@code application.yaml}, because routes read them from
 * there too.
 *
 * @param source where the numbers of a restoration come from
 * @param steps the restore steps of this instance, in their order
 * @param sqlDirectory SQL files here win over those in the jar
 * @param sqlFunctions functions that statements of the user's may call besides those that touch nothing but their arguments
 * @param sqlTimeout of a statement that a route runs
 * @param routesDirectory YAML routes here are deployed while the product runs
 * @param maxBodyBytes longer bodies are parked unread
 * @param maxKeptBodyBytes of those, longer ones are cut to it before they take memory; length and digest are kept
 * @param maxStatementBytes bytes of bodies in one statement of the consumer log, or read from it at a time
 */
@Validated
@ConfigurationProperties("compensation")
public record CompensationProperties(
        @NotNull Source source,
        @NotEmpty List<RestoreStep> steps,
        @NotNull Path sqlDirectory,
        @DefaultValue @Size(max = 1000) Set<@Pattern(regexp = "[*]|[^*\\s]{1,200}") String> sqlFunctions,
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration sqlTimeout,
        @NotNull Path routesDirectory,
        @Min(64) @Max(4 * 1024 * 1024) int maxBodyBytes,
        @Min(1024) @Max(8 * 1024 * 1024) int maxKeptBodyBytes,
        @Min(64 * 1024) @Max(64 * 1024 * 1024) int maxStatementBytes,
        @NotNull @Valid Consumer consumer,
        @NotNull @Valid Retry retry,
        @NotNull @Valid Retention retention,
        @NotNull @Valid DeadLetters deadLetters,
        @NotNull @Valid Database database,
        @NotNull @Valid Parked parked,
        @NotNull @Valid AuditProperties audit,
        @NotNull @Valid AdoptProperties adopt,
        @NotNull @Valid OutboxProperties outbox,
        @NotNull @Valid OrderProperties order,
        @NotNull @Valid HotDeployProperties hotDeploy,
        @DefaultValue @Valid Management management) {

    /** A body that may be read has to arrive whole. */
    @AssertTrue(message = "compensation.max-kept-body-bytes must be compensation.max-body-bytes or more")
    public boolean isEveryReadableBodyKept() {
        return maxKeptBodyBytes >= maxBodyBytes;
    }

    /** Where the numbers of a restoration come from (design section 4). */
    public enum Source {
        /** From what the order took, as the log tables say. */
        LEDGER,
        /** From the message, for systems without logs of what was taken. */
        MESSAGE
    }

    /**
     * How messages are fetched; the options of the route's {@code rocketmq} endpoint.
     *
     * @param batchSize messages in one transaction at most
     * @param pullBatchSize messages in one answer of the broker at most
     * @param batchBytes bytes of bodies in one transaction at most; a longer message is alone in it
     * @param pullThresholdForTopic messages that wait in the broker's client, shared out among its queues
     * @param pullThresholdSizeForTopic MiB of bodies that wait there, shared out among its queues
     * @param threads batches worked on at the same time
     * @param consumeTimeoutMinutes after this time the broker's client offers a message again
     * @param maxReconsumeTimes redeliveries before the broker gives a message up to its dead letter topic
     * @param consumeFrom where a new consumer group starts
     * @param messageModel CLUSTERING or BROADCASTING
     * @param awaitTermination milliseconds that work in hand may take at shutdown
     * @param enableTls whether the connections to name server and broker are encrypted
     * @param instanceName the client's name, null for a new one at each start; BROADCASTING keeps its offsets under it
     */
    public record Consumer(
            @Min(1) @Max(1024) int batchSize,
            @Min(1) @Max(1024) int pullBatchSize,
            @Min(1024) @Max(64 * 1024 * 1024) int batchBytes,
            @Min(1) @Max(1_000_000) int pullThresholdForTopic,
            @Min(1) @Max(1024) int pullThresholdSizeForTopic,
            @Min(1) @Max(256) int threads,
            @Min(1) @Max(1440) int consumeTimeoutMinutes,
            @Min(-1) @Max(1000) int maxReconsumeTimes,
            @NotNull @Pattern(regexp = "firstOffset|lastOffset|timestamp") String consumeFrom,
            @NotNull @Pattern(regexp = "CLUSTERING|BROADCASTING") String messageModel,
            @Min(0) @Max(600_000) int awaitTermination,
            boolean enableTls,
            @Size(max = 100) String instanceName) {}

    /**
     * What happens to a message that failed alone.
     *
     * @param maxRetries retries after the first attempt; then it is parked
     * @param initialDelay before the first retry
     * @param multiplier by which the delay grows
     * @param maxDelay the delay's cap
     * @param jitter share of the delay that is random, so that messages that failed together do not return together
     * @param pollInterval milliseconds between two looks for due messages
     * @param batchSize due messages taken at a time
     * @param lease how long an instance holds the messages it took
     * @param unfinished what becomes of messages that an old listener left in status 0 for longer than that
     * @param infrastructureAttempts how often a batch is run in spite of deadlocks before it goes back to the broker
     * @param rules for failures that are to be treated otherwise; the first that matches holds
     */
    public record Retry(
            @Min(0) @Max(100) int maxRetries,
            @NotNull @DurationMin(millis = 1) @DurationMax(hours = 24) Duration initialDelay,
            @DecimalMin("1") @DecimalMax("10") double multiplier,
            @NotNull @DurationMin(millis = 1) @DurationMax(days = 7) Duration maxDelay,
            @DecimalMin("0") @DecimalMax("1") double jitter,
            @Min(10) @Max(3_600_000) long pollInterval,
            @Min(1) @Max(1024) int batchSize,
            @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration lease,
            @NotNull Unfinished unfinished,
            @Min(1) @Max(1000) int infrastructureAttempts,
            @NotNull @Size(max = 100) List<@Valid RetryRule> rules) {}

    /**
     * How long success rows are kept.
     *
     * @param age success rows older than this are deleted; it has to exceed the broker's retention
     * @param brokerRetention how long the broker keeps messages, and may deliver them again
     * @param pollInterval milliseconds between two batches
     * @param batchSize rows deleted at a time
     */
    public record Retention(
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

    /**
     * What becomes of messages that the broker gave up.
     *
     * @param consumerGroup the group that takes them over
     */
    public record DeadLetters(boolean enabled, @NotBlank String consumerGroup) {}

    /**
     * How the database is waited for.
     *
     * @param probeInterval between two looks whether it answers
     * @param startupWait how long the start waits for it before it gives up
     */
    public record Database(
            @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) Duration probeInterval,
            @NotNull @DurationMin(seconds = 0) @DurationMax(hours = 24) Duration startupWait) {}

    /**
     * Bounds of what operators do with parked messages.
     *
     * @param batchSize messages of a bulk operation in one transaction
     * @param maxPageSize messages in one page of the list
     * @param maxRuns bulk operations that may wait or run at a time
     */
    public record Parked(
            @Min(1) @Max(5000) int batchSize, @Min(1) @Max(1000) int maxPageSize, @Min(1) @Max(1000) int maxRuns) {}

    /**
     * Who may log in to look and act.
     *
     * @param accounts none for an operator with a new password at each start
     * @param maxReaders answers to readers in work at a time
     */
    public record Management(
            @DefaultValue List<@Valid Account> accounts, @DefaultValue("8") @Min(1) @Max(1000) int maxReaders) {}
}
