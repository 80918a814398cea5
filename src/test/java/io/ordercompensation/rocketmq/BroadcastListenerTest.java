package io.ordercompensation.rocketmq;

import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.RECONSUME_LATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;

/** Of a broadcast nothing is redelivered: a failure is tried again in place. */
class BroadcastListenerTest extends ListenerTest {

    @Test
    void aBroadcastFailureIsTriedAgainInPlace() throws Exception {
        AcknowledgingListener listener = route(
                "messageModel=BROADCASTING&instanceName=one",
                route -> route.process(e -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                }));
        MessageExt message = message("a", 0);

        assertThat(listener.consumeMessage(List.of(message), new ConsumeConcurrentlyContext(QUEUE)))
                .isEqualTo(CONSUME_SUCCESS);
        assertThat(attempts).hasValue(3);
        assertThat(MessageAccessor.getConsumeStartTimeStamp(message)).isNotNull();
    }

    @Test
    void aBroadcastFailureIsKeptWhenTheConsumerStops() throws Exception {
        ProcessQueue held = new ProcessQueue();
        camel.start();
        AcknowledgingRocketMQConsumer consumer = consumer("messageModel=BROADCASTING&instanceName=one", exchange -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("never");
        });
        AcknowledgingListener listener = listener(consumer, queue -> held);
        Delivery delivery = new Delivery(listener, message("a", 0));
        await().until(() -> attempts.get() > 1);
        assertThat(held.isDropped()).isFalse();

        listener.close(5_000);

        assertThat(delivery.status()).isEqualTo(RECONSUME_LATER);
        assertThat(held.isDropped()).isTrue();
    }
}
