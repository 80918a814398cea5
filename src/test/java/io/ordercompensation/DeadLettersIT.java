package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.TestConsumer;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What an old listener drove into the broker's dead letters is found among the parked messages after the switch. */
@OnEachDatabase
class DeadLettersIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();

    DeadLettersIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void areParkedUnlessTheOrderIsKnown() throws Exception {
        broker.createTopic(topic, 1);
        broker.prepareGroup(group);
        CompensationApp product = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group);
        Shop shop = new Shop(product.migrated());
        shop.jdbc()
                .update("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status)"
                        + " VALUES ('" + group + "', 'order_cancel', '3', 1)");
        String invalid;
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            producer.send(topic, "order_cancel", "1", body(Order.of(1).goods(1, 3)));
            producer.send(topic, "order_cancel", "3", body(Order.of(3)));
            invalid = producer.send(topic, "order_cancel", "", "not JSON".getBytes(StandardCharsets.UTF_8));
        }
        anOldListenerGivesUp(3);

        try (ConfigurableApplicationContext application = product.start()) {
            assertThat(application.getBean(DataSource.class)).isNotNull();
            await().atMost(LIMIT).until(() -> shop.messages(3) == 2);
            assertThat(shop.remark("1")).contains("dead letters");
            assertThat(shop.remarkOfMessage(invalid)).contains("not valid JSON");
            assertThat(shop.messageStatus("3")).isEqualTo(1);
        }
    }

    private void anOldListenerGivesUp(int messages) throws Exception {
        DefaultMQPushConsumer listener = TestConsumer.client(broker, group);
        listener.setMaxReconsumeTimes(0);
        listener.subscribe(topic, "*");
        listener.registerMessageListener(
                (MessageListenerConcurrently) (batch, context) -> ConsumeConcurrentlyStatus.RECONSUME_LATER);
        listener.start();
        try {
            await().atMost(LIMIT).until(() -> broker.messagesIn("%DLQ%" + group) == messages);
            await().atMost(LIMIT).until(() -> broker.unconsumed(topic, group) == 0);
        } finally {
            listener.shutdown();
        }
    }

    private static byte[] body(Order order) {
        return order.cancelBody().getBytes(StandardCharsets.UTF_8);
    }
}
