package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.camel.processor.idempotent.IdempotentConsumer;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** In BROADCASTING every instance gets every message; the consumer log lets one of them restore it. */
class BroadcastingIT {

    private static final int ORDERS = 100;

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String schema = EmbeddedDatabases.freshSchema(database);

    @Test
    void everyInstanceGetsEveryMessageAndOneRestoresIt() {
        broker.createTopic(topic, 2);
        try (ConfigurableApplicationContext one = start("one");
                ConfigurableApplicationContext two = start("two");
                TestProducer producer = new TestProducer(broker.nameServer())) {
            Shop shop = new Shop(CompensationApp.administrator(one));
            shop.goods(1, 1, 1000);
            List<Order> orders = LongStream.rangeClosed(1, ORDERS)
                    .mapToObj(id -> Order.of(id).goods(1, 2))
                    .toList();
            shop.place(orders);

            producer.sendAll(orders.stream()
                    .map(order -> new Message(
                            topic,
                            "order_cancel",
                            order.key(),
                            order.cancelBody().getBytes(StandardCharsets.UTF_8)))
                    .toList());

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(duplicates(one) + duplicates(two))
                    .isEqualTo(ORDERS));
            assertThat(shop.messages(1)).isEqualTo(ORDERS);
            assertThat(shop.stock(1)).isEqualTo(1000);
            assertThat(new Books(shop).breaches()).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(String instance) {
        return new CompensationApp(database, schema)
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("compensation.consumer.message-model", "BROADCASTING")
                .with("compensation.consumer.instance-name", instance + "_" + topic)
                .start();
    }

    private static long duplicates(ConfigurableApplicationContext application) {
        return CompensationApp.camel(application)
                .getProcessor("drop-duplicates", IdempotentConsumer.class)
                .getDuplicateMessageCount();
    }
}
