package io.ordercompensation.chaos;

import io.ordercompensation.test.Order;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

/** Publishes cancels with messages of the broker's greatest size among them. */
public final class Flood implements AutoCloseable {

    private static final String TAG = "order_cancel";

    /** What a broker takes as it comes. */
    private static final int LONGEST_BODY = 4 * 1024 * 1024;

    /** Text, controls that JSON makes six times as long, and bytes that are no text. */
    private static final byte[] FILLINGS = {'x', 1, (byte) 0xff};

    private final DefaultMQProducer producer;
    private final String topic;

    public Flood(String nameServer, String topic) throws MQClientException {
        this.topic = topic;
        producer = new DefaultMQProducer("orderProducerGroup");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(UUID.randomUUID().toString());
        producer.setSendMsgTimeout(30_000);
        // They would shrink to nothing.
        producer.setCompressMsgBodyOverHowmuch(Integer.MAX_VALUE);
        producer.start();
    }

    /** The longest of message number {@code number}. */
    public void sendLongest(int number) throws Exception {
        byte[] body = new byte[LONGEST_BODY];
        Arrays.fill(body, FILLINGS[number % FILLINGS.length]);
        send(new Message(topic, TAG, body));
    }

    public void send(Order order) throws Exception {
        send(new Message(topic, TAG, order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8)));
    }

    private void send(Message message)
            throws MQBrokerException, RemotingException, InterruptedException, MQClientException {
        producer.send(message);
    }

    @Override
    public void close() {
        producer.shutdown();
    }
}
