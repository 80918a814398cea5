package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.rocketmq.RocketMQConstants;

/** Turns the exchanges of a batch, as the broker's consumer made them, into deliveries. */
public final class DeliveryReader {

    /** A bit of RocketMQ's system flag; the consumer clears it when it has decompressed the body. */
    private static final int COMPRESSED = 1;

    private static final String NOT_DECOMPRESSED =
            "The body is marked as compressed, but it cannot be decompressed, or not"
                    + " within compensation.max-kept-body-bytes. It is kept as it came.";

    /**
     * Reads nothing but the message id, the keys and the bytes of each message. It runs before the isolation, so it
     * accepts everything: a message that it failed on would fail its whole batch, again and again.
     *
     * @param batch one exchange for each message, in the order of the broker
     */
    public List<Delivery> of(@Body List<Exchange> batch) {
        return batch.stream()
                .map(Exchange::getMessage)
                .map(DeliveryReader::delivery)
                .toList();
    }

    private static Delivery delivery(Message message) {
        byte[] body = null;
        try {
            body = message.getBody(byte[].class);
            String id = message.getHeader(RocketMQConstants.MSG_ID, String.class);
            String keys = message.getHeader(RocketMQConstants.KEY, String.class);
            int flags = message.getHeader(RocketMQConstants.SYS_FLAG, 0, Integer.class);
            return (flags & COMPRESSED) == 0
                    ? Delivery.fresh(id, keys, body)
                    : Delivery.flawed(id, keys, body, NOT_DECOMPRESSED);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return Delivery.flawed(null, null, body, "The message cannot be read: " + unforeseen);
        }
    }
}
