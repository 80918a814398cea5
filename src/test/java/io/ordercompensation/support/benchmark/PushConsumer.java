package io.ordercompensation.support.benchmark;

import java.util.UUID;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;

/** RocketMQ's own consumer, as hand-written listeners use it. */
final class PushConsumer {

    private PushConsumer() {}

    static void start(Assignment assignment, int threads, int batch, MessageListenerConcurrently listener)
            throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(assignment.group());
        consumer.setNamesrvAddr(assignment.nameServer());
        consumer.setInstanceName(UUID.randomUUID().toString());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setConsumeThreadMin(threads);
        consumer.setConsumeThreadMax(threads);
        consumer.setConsumeMessageBatchMaxSize(batch);
        consumer.setPullBatchSize(Math.max(32, batch));
        consumer.subscribe(assignment.topic(), Assignment.TAG);
        consumer.registerMessageListener(listener);
        consumer.start();
    }
}
