package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.rocketmq.RocketMQConstants;

/** Turns the exchanges of a batch, as the broker's consumer made them, into deliveries. */
public final class Deliveries {

    /**
     * Reads nothing but the message id, the keys and the bytes of each message.
     *
     * @param batch one exchange for each message, in the order of the broker
     */
    public List<Delivery> of(@Body List<Exchange> batch) {
        return batch.stream()
                .map(Exchange::getMessage)
                .map(Deliveries::delivery)
                .toList();
    }

    private static Delivery delivery(Message message) {
        byte[] body = message.getBody(byte[].class);
        return Delivery.fresh(
                message.getHeader(RocketMQConstants.MSG_ID, String.class),
                message.getHeader(RocketMQConstants.KEY, String.class),
                body == null ? new byte[0] : body);
    }
}
