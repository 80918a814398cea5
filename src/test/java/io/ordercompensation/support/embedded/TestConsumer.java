package io.ordercompensation.support.embedded;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;

/** Collects all messages of a topic, each queue's in their order, from the first one on. */
public final class TestConsumer implements AutoCloseable {

    private static final int OFTEN_MILLIS = 1_000;

    private final List<MessageExt> received = new CopyOnWriteArrayList<>();
    private final DefaultMQPushConsumer consumer;

    public TestConsumer(EmbeddedRocketMq broker, String topic) {
        String group = "test_" + UUID.randomUUID();
        broker.prepareGroup(group);
        consumer = client(broker, group);
        consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
            received.addAll(messages);
            return ConsumeOrderlyStatus.SUCCESS;
        });
        try {
            consumer.subscribe(topic, "*");
            consumer.start();
        } catch (MQClientException e) {
            throw new IllegalStateException("no consumer for " + topic, e);
        }
    }

    /** A consumer that reads from the first message on, with no topic and no listener yet. */
    public static DefaultMQPushConsumer client(EmbeddedRocketMq broker, String group) {
        DefaultMQPushConsumer client = new DefaultMQPushConsumer(group);
        client.setNamesrvAddr(broker.nameServer());
        // Two clients of one name in one JVM confuse each other.
        client.setInstanceName(UUID.randomUUID().toString());
        client.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        // As it comes, a client that gets no answer at its start asks again, and tells the broker of itself, after 30
        // s.
        client.setPollNameServerInterval(OFTEN_MILLIS);
        client.setHeartbeatBrokerInterval(OFTEN_MILLIS);
        return client;
    }

    public List<MessageExt> received() {
        return received;
    }

    @Override
    public void close() {
        consumer.shutdown();
    }
}
