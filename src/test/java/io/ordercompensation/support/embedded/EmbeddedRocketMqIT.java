package io.ordercompensation.support.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedRocketMqIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TAG = "order_cancel";

    private final EmbeddedRocketMq rocketMq = EmbeddedBroker.shared();
    private final String topic = "topic-" + UUID.randomUUID();
    private final String group = "group-" + UUID.randomUUID();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private DefaultMQPushConsumer consumer;

    @BeforeEach
    void createTopic() {
        rocketMq.createTopic(topic, 4);
        rocketMq.prepareGroup(group);
    }

    @AfterEach
    void stopConsumer() {
        if (consumer != null) {
            consumer.shutdown();
        }
    }

    @Test
    void deliversWhatWasSent() throws MQClientException {
        try (TestProducer producer = new TestProducer(rocketMq.nameServer())) {
            assertThat(producer.send(topic, TAG, "1", "one".getBytes(UTF_8))).isNotBlank();
        }
        assertThat(rocketMq.unconsumed(topic, group)).isOne();

        consume(this::accept);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(received).containsExactly("one"));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(rocketMq.unconsumed(topic, group))
                .isZero());
        assertThat(rocketMq.messagesIn(topic)).isOne();
    }

    @Test
    void takesThousandsOfMessages() {
        List<Message> messages = IntStream.range(0, 5_000)
                .mapToObj(i -> new Message(topic, TAG, String.valueOf(i), ("body " + i).getBytes(UTF_8)))
                .toList();

        try (TestProducer producer = new TestProducer(rocketMq.nameServer())) {
            producer.sendAll(messages);
        }

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(rocketMq.messagesIn(topic)).isEqualTo(5_000));
    }

    @Test
    void deliversAgainWhatWasRefused() throws MQClientException {
        consume((messages, context) -> {
            accept(messages, context);
            return messages.get(0).getReconsumeTimes() == 0
                    ? ConsumeConcurrentlyStatus.RECONSUME_LATER
                    : ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        try (TestProducer producer = new TestProducer(rocketMq.nameServer())) {
            producer.send(topic, TAG, "1", "again".getBytes(UTF_8));
        }

        await().atMost(LIMIT).untilAsserted(() -> assertThat(received).containsExactly("again", "again"));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(rocketMq.delayed()).isZero());
    }

    @Test
    void keepsItsMessagesAcrossAStop() throws MQClientException {
        try (TestProducer producer = new TestProducer(rocketMq.nameServer())) {
            producer.send(topic, TAG, "1", "before".getBytes(UTF_8));
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(rocketMq.messagesIn(topic)).isOne());

            rocketMq.stop();
            rocketMq.start();

            assertThat(rocketMq.messagesIn(topic)).isOne();
            producer.send(topic, TAG, "2", "after".getBytes(UTF_8));
        }

        consume(this::accept);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(received).containsExactlyInAnyOrder("before", "after"));
    }

    @Test
    void servesAConsumerThatCameFirst() throws MQClientException {
        try (TestProducer producer = new TestProducer(rocketMq.nameServer())) {
            producer.send(topic, TAG, "1", "before".getBytes(UTF_8));
        }
        rocketMq.stopBroker();
        try {
            consume(this::accept);
        } finally {
            rocketMq.startBroker();
        }

        await().atMost(LIMIT).untilAsserted(() -> assertThat(received).containsExactly("before"));
    }

    @Test
    void servesAConsumerThatSawItGo() throws MQClientException {
        consume(this::accept);

        rocketMq.stop();
        rocketMq.start();
        try (TestProducer producer = new TestProducer(rocketMq.nameServer())) {
            producer.send(topic, TAG, "1", "after".getBytes(UTF_8));
        }

        await().atMost(LIMIT).untilAsserted(() -> assertThat(received).containsExactly("after"));
    }

    private ConsumeConcurrentlyStatus accept(List<? extends Message> messages, Object context) {
        messages.forEach(message -> received.add(new String(message.getBody(), UTF_8)));
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    private void consume(MessageListenerConcurrently listener) throws MQClientException {
        consumer = TestConsumer.client(rocketMq, group);
        consumer.subscribe(topic, TAG);
        consumer.registerMessageListener(listener);
        consumer.start();
    }
}
