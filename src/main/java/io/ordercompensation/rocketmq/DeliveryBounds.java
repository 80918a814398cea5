package io.ordercompensation.rocketmq;

import static io.ordercompensation.rocketmq.OptionCheck.requireRange;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageExt;

/** Options of a {@code rocketmq:} consumer that bound its memory, whatever senders publish. */
@UriParams
public class DeliveryBounds {

    private static final int MIB = 1024 * 1024;
    private static final int MAX_BYTES = 64 * MIB;
    private static final int LONGEST_ANSWER = 16 * MIB;

    @UriParam(label = "consumer", defaultValue = "16777216")
    private int maxBodyBytes = LONGEST_ANSWER;

    @UriParam(label = "consumer", defaultValue = "1048576")
    private int batchBytes = MIB;

    @UriParam(label = "consumer", defaultValue = "4000")
    private int pullThresholdForTopic = 4000;

    @UriParam(label = "consumer", defaultValue = "16")
    private int pullThresholdSizeForTopic = 16;

    /**
     * The most bytes of a body, decompressed, 64 to 67108864. A longer one arrives as {@code cut:<length in
     * bytes>:<SHA-256>:<first bytes>}; the broker's copy stays as it is. One that is marked as compressed but cannot be
     * decompressed within this arrives as it came, still marked.
     */
    public void setMaxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** The most bytes of bodies in a batch, 1024 to 67108864; a message that is longer is a batch of its own. */
    public void setBatchBytes(int batchBytes) {
        this.batchBytes = batchBytes;
    }

    /** Messages that wait in the client, 1 to 1000000, shared out among the queues; each may hold one pull more. */
    public void setPullThresholdForTopic(int pullThresholdForTopic) {
        this.pullThresholdForTopic = pullThresholdForTopic;
    }

    /**
     * MiB of bodies that wait in the client, 1 to 1024: shared out among the queues in whole MiB, one at least. The
     * client stops pulling at one MiB more than a queue's share.
     */
    public void setPullThresholdSizeForTopic(int pullThresholdSizeForTopic) {
        this.pullThresholdSizeForTopic = pullThresholdSizeForTopic;
    }

    int getMaxBodyBytes() {
        return maxBodyBytes;
    }

    int getBatchBytes() {
        return batchBytes;
    }

    void validate() {
        requireRange("maxBodyBytes", maxBodyBytes, 64, MAX_BYTES);
        requireRange("batchBytes", batchBytes, 1024, MAX_BYTES);
        requireRange("pullThresholdForTopic", pullThresholdForTopic, 1, 1_000_000);
        requireRange("pullThresholdSizeForTopic", pullThresholdSizeForTopic, 1, 1024);
    }

    void applyTo(DefaultMQPushConsumer consumer) {
        // PullGuard has decompressed what it can; at any other body the client would drop the messages after it.
        consumer.setDecodeDecompressBody(false);
        consumer.setPullThresholdForTopic(pullThresholdForTopic);
        consumer.setPullThresholdSizeForTopic(pullThresholdSizeForTopic);
        // Holds until the client first shares them out among the queues.
        consumer.setPullThresholdForQueue(Math.min(consumer.getPullThresholdForQueue(), pullThresholdForTopic));
        consumer.setPullThresholdSizeForQueue(1);
    }

    /** The messages in their order, in parts within the bound: a broker may hand out more than a batch at a time. */
    List<List<MessageExt>> parts(List<MessageExt> messages) {
        List<List<MessageExt>> parts = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < messages.size(); i++) {
            long own = bytes(messages.get(i));
            if (i > from && bytes + own > batchBytes) {
                parts.add(messages.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += own;
        }
        parts.add(messages.subList(from, messages.size()));
        return parts;
    }

    static long bytes(List<MessageExt> messages) {
        return messages.stream().mapToLong(DeliveryBounds::bytes).sum();
    }

    private static long bytes(MessageExt message) {
        return message.getBody() == null ? 0 : message.getBody().length;
    }
}
