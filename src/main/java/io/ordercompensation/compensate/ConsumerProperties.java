package io.ordercompensation.compensate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * How messages are fetched; the options of the route's {@code rocketmq} endpoint.
 *
 * @param enabled false leaves them to other instances: this one confirms orders and publishes its outbox
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
public record ConsumerProperties(
        boolean enabled,
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
