package io.ordercompensation.support.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

/** Sends messages the way an order service does. */
public final class TestProducer implements AutoCloseable {

    private static final int BATCH_MESSAGES = 128;
    private static final int ALONE_BYTES = 1024 * 1024;

    private final DefaultMQProducer producer;

    public TestProducer(String nameServer) {
        producer = new DefaultMQProducer("orderProducerGroup");
        producer.setNamesrvAddr(nameServer);
        // Two clients of one name in one JVM confuse each other.
        producer.setInstanceName(UUID.randomUUID().toString());
        // Bodies go as they are: the size of a message is what a test says.
        producer.setCompressMsgBodyOverHowmuch(Integer.MAX_VALUE);
        try {
            producer.start();
        } catch (MQClientException e) {
            throw new IllegalStateException("no producer for " + nameServer, e);
        }
    }

    /** Sends one message, waits for the broker and returns the message id. */
    public String send(String topic, String tag, String key, byte[] body) {
        return call("message " + key + " to " + topic, () -> producer.send(new Message(topic, tag, key, body))
                .getMsgId());
    }

    /** Sends many messages of one topic in batches, and long ones alone. */
    public void sendAll(List<Message> messages) {
        List<Message> batch = new ArrayList<>();
        for (Message message : messages) {
            if (message.getBody().length > ALONE_BYTES) {
                call("long message", () -> producer.send(message));
                continue;
            }
            batch.add(message);
            if (batch.size() == BATCH_MESSAGES) {
                sendBatch(batch);
            }
        }
        if (!batch.isEmpty()) {
            sendBatch(batch);
        }
    }

    private void sendBatch(List<Message> batch) {
        call("batch from " + batch.get(0).getKeys() + " on", () -> producer.send(List.copyOf(batch)));
        batch.clear();
    }

    @Override
    public void close() {
        producer.shutdown();
    }

    private static <T> T call(String what, Send<T> send) {
        try {
            return send.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " interrupted", e);
        } catch (MQClientException | MQBrokerException | RemotingException e) {
            throw new IllegalStateException(what + " was not sent", e);
        }
    }

    private interface Send<T> {
        T run() throws MQClientException, MQBrokerException, RemotingException, InterruptedException;
    }
}
