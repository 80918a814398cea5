package io.ordercompensation.rocketmq;

import static io.ordercompensation.rocketmq.OptionCheck.require;
import static io.ordercompensation.rocketmq.OptionCheck.requireRange;

import java.util.UUID;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;

/** Options of a {@code rocketmq:} consumer beyond the stock ones, set in the endpoint's URI in the same way. */
@UriParams
public class DeliveryOptions {

    private static final int DEFAULT_BATCH = 32;
    private static final int MAX_BATCH = 1024;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean batching;

    @UriParam(label = "consumer", defaultValue = "1, or 32 when batching")
    private Integer batchSize;

    @UriParam(label = "consumer", defaultValue = "32, or batchSize if that is more")
    private Integer pullBatchSize;

    @UriParam(label = "consumer", defaultValue = "0")
    private long pullInterval;

    @UriParam(label = "consumer", defaultValue = "20")
    private int consumerThreads = 20;

    @UriParam(label = "consumer", defaultValue = "15")
    private long consumeTimeoutMinutes = 15;

    @UriParam(label = "consumer", defaultValue = "-1")
    private int maxReconsumeTimes = -1;

    @UriParam(label = "consumer", defaultValue = "0")
    private int reconsumeDelayLevel;

    @UriParam(label = "consumer", defaultValue = "firstOffset", enums = "lastOffset,firstOffset,timestamp")
    private ConsumeFrom consumeFrom = ConsumeFrom.FIRST_OFFSET;

    @UriParam(label = "consumer")
    private String consumeTimestamp;

    @UriParam(label = "consumer", defaultValue = "CLUSTERING", enums = "CLUSTERING,BROADCASTING")
    private MessageModel messageModel = MessageModel.CLUSTERING;

    @UriParam(label = "consumer,security", defaultValue = "false")
    private boolean enableTls;

    @UriParam(label = "consumer")
    private String deadLettersOf;

    @UriParam(label = "consumer", defaultValue = "30000")
    private long awaitTermination = 30_000;

    @UriParam(label = "consumer", defaultValue = "5000")
    private long probeInterval = 5_000;

    @UriParam(label = "consumer")
    private String instanceName;

    /** Whether the messages of a batch arrive in one exchange, its body a list of exchanges; else one by one. */
    public void setBatching(boolean batching) {
        this.batching = batching;
    }

    /**
     * The most messages of a batch, 1 to 1024. While all threads are busy a batch gathers what several pulls bring: by
     * default a broker gives 32 messages or 256 KiB a pull.
     */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /** The most messages to ask the broker for at once, 1 to 1024, and no fewer than a batch. */
    public void setPullBatchSize(int pullBatchSize) {
        this.pullBatchSize = pullBatchSize;
    }

    /** Milliseconds between two pulls from a queue, 0 to 65535. */
    public void setPullInterval(long pullInterval) {
        this.pullInterval = pullInterval;
    }

    /** Threads that run the route, 1 to 1000. */
    public void setConsumerThreads(int consumerThreads) {
        this.consumerThreads = consumerThreads;
    }

    /** Minutes a route may work on a batch, 1 to 1440; then the client has it delivered again, to any consumer. */
    public void setConsumeTimeoutMinutes(long consumeTimeoutMinutes) {
        this.consumeTimeoutMinutes = consumeTimeoutMinutes;
    }

    /** Redeliveries until the broker moves a message to the dead letter queue, up to 1000; -1 leaves it at 16. */
    public void setMaxReconsumeTimes(int maxReconsumeTimes) {
        this.maxReconsumeTimes = maxReconsumeTimes;
    }

    /** The broker's delay level for redeliveries, 1 to 18; 0 makes the broker wait longer each time. */
    public void setReconsumeDelayLevel(int reconsumeDelayLevel) {
        this.reconsumeDelayLevel = reconsumeDelayLevel;
    }

    /** Where a group without an offset begins: firstOffset, lastOffset or timestamp. */
    public void setConsumeFrom(ConsumeFrom consumeFrom) {
        this.consumeFrom = consumeFrom;
    }

    /** For consumeFrom=timestamp, yyyyMMddHHmmss in the JVM's time zone; half an hour before the start if absent. */
    public void setConsumeTimestamp(String consumeTimestamp) {
        this.consumeTimestamp = consumeTimestamp;
    }

    /**
     * CLUSTERING: each message goes to one consumer of the group. BROADCASTING: to each of them; offsets are then a
     * local file and the broker redelivers nothing, so a failed exchange is tried again in place until it succeeds or
     * the consumer stops.
     */
    public void setMessageModel(MessageModel messageModel) {
        this.messageModel = messageModel;
    }

    /**
     * Whether this consumer speaks TLS. Certificates, and TLS for producers, are set by RocketMQ's own system
     * properties: tls.client.trustCertPath, tls.client.authServer, tls.enable.
     */
    public void setEnableTls(boolean enableTls) {
        this.enableTls = enableTls;
    }

    /**
     * Consumes what the broker gave up delivering to this consumer group, instead of the topic in the path. The topic's
     * name has percent signs, which a URI cannot carry safely; and until there is a first dead letter it does not exist.
     */
    public void setDeadLettersOf(String deadLettersOf) {
        this.deadLettersOf = deadLettersOf;
    }

    /** Milliseconds that the work in hand may take when the consumer stops, 0 to 600000. */
    public void setAwaitTermination(long awaitTermination) {
        this.awaitTermination = awaitTermination;
    }

    /** Milliseconds between two checks whether name server and broker still answer, 100 to 600000. */
    public void setProbeInterval(long probeInterval) {
        this.probeInterval = probeInterval;
    }

    /** Distinguishes clients on one host. Unique if absent; BROADCASTING needs one that survives a restart. */
    public void setInstanceName(String instanceName) {
        this.instanceName = instanceName;
    }

    boolean isBatching() {
        return batching;
    }

    boolean isBroadcasting() {
        return messageModel == MessageModel.BROADCASTING;
    }

    int getReconsumeDelayLevel() {
        return reconsumeDelayLevel;
    }

    int getBatchSize() {
        return batchSize != null ? batchSize : batching ? DEFAULT_BATCH : 1;
    }

    int getConsumerThreads() {
        return consumerThreads;
    }

    long getAwaitTermination() {
        return awaitTermination;
    }

    long getProbeInterval() {
        return probeInterval;
    }

    String getDeadLettersOf() {
        return deadLettersOf;
    }

    void validate() {
        requireRange("batchSize", getBatchSize(), 1, MAX_BATCH);
        requireRange("pullBatchSize", pullBatchSize(), 1, MAX_BATCH);
        requireRange("pullInterval", pullInterval, 0, 65_535);
        requireRange("consumerThreads", consumerThreads, 1, 1000);
        requireRange("consumeTimeoutMinutes", consumeTimeoutMinutes, 1, 1440);
        requireRange("maxReconsumeTimes", maxReconsumeTimes, -1, 1000);
        requireRange("reconsumeDelayLevel", reconsumeDelayLevel, 0, 18);
        requireRange("awaitTermination", awaitTermination, 0, 600_000);
        requireRange("probeInterval", probeInterval, 100, 600_000);
        require(
                batching || getBatchSize() == 1,
                "Option batchSize needs batching=true: one exchange takes one message");
        require(
                pullBatchSize() >= getBatchSize(),
                "Option pullBatchSize is less than batchSize: ask for as many messages as a batch may hold");
        require(
                consumeTimestamp == null || consumeTimestamp.matches("\\d{14}"),
                "Option consumeTimestamp is '" + consumeTimestamp + "'; expected yyyyMMddHHmmss");
        require(
                consumeTimestamp == null || consumeFrom == ConsumeFrom.TIMESTAMP,
                "Option consumeTimestamp needs consumeFrom=timestamp");
        require(
                !isBroadcasting() || instanceName != null,
                "Option instanceName is missing: messageModel=BROADCASTING keeps its offsets in a local file of that"
                        + " name, so choose one that stays the same and is used once on this host");
    }

    void applyTo(DefaultMQPushConsumer consumer) {
        consumer.setConsumeMessageBatchMaxSize(getBatchSize());
        consumer.setPullBatchSize(pullBatchSize());
        consumer.setPullInterval(pullInterval);
        int threads = GatheredBatches.threads(consumerThreads, getBatchSize());
        consumer.setConsumeThreadMin(threads);
        consumer.setConsumeThreadMax(threads);
        consumer.setConsumeTimeout(consumeTimeoutMinutes);
        consumer.setMaxReconsumeTimes(maxReconsumeTimes);
        consumer.setConsumeFromWhere(consumeFrom.where());
        consumer.setMessageModel(messageModel);
        consumer.setInstanceName(instanceName != null ? instanceName : uniqueName());
        if (consumeTimestamp != null) {
            consumer.setConsumeTimestamp(consumeTimestamp);
        }
        // Never setUseTLS(false): that would overrule -Dtls.enable=true.
        if (enableTls) {
            consumer.setUseTLS(true);
        }
    }

    private int pullBatchSize() {
        return pullBatchSize != null ? pullBatchSize : Math.max(DEFAULT_BATCH, getBatchSize());
    }

    // Two clients of one name confuse the broker's assignment of queues, and in containers every process has the same
    // id.
    private static String uniqueName() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }
}
