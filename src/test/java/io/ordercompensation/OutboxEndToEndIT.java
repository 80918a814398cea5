package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** From a row that a service inserts, or an order that it forgot, to what the order took being back. */
@OnEachDatabase
class OutboxEndToEndIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
    private CompensationApp product;
    private Shop shop;

    OutboxEndToEndIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void prepare() {
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        product = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group)
                .with("compensation.outbox.poll-interval", 50)
                .with("compensation.order.sweep-interval", 100);
        shop = new Shop(product.migrated());
        shop.goods(1, 1, 1000);
        shop.users(1, 1, "1000.00");
        shop.coupons(1, 10);
    }

    @AfterEach
    void stop() {
        instances.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void ordersLeftUnconfirmedAreCancelledAndOthersAreNot() {
        Order forgotten = Order.of(1).goods(1, 3).coupon(1).balance(1, "0.10");
        Order young = Order.of(2).goods(1, 5).coupon(2).balance(1, "7.00");
        Order confirmed = Order.of(3).goods(1, 7);
        shop.place(forgotten, young, confirmed);
        shop.jdbc()
                .update("UPDATE trade_order SET add_time = UTC_TIMESTAMP() - INTERVAL 20 MINUTE WHERE order_id <> 2");
        shop.jdbc().update("UPDATE trade_order SET order_status = 1 WHERE order_id = 3");

        instances.add(product.start());
        instances.add(product.start());

        await().atMost(LIMIT).until(() -> shop.messageStatus("1") == 1);
        assertThat(shop.orderStatus(1)).isEqualTo(2);
        assertThat(shop.orderStatus(2)).isZero();
        assertThat(shop.orderStatus(3)).isEqualTo(1);
        assertThat(shop.stock(1)).isEqualTo(1000 - 5 - 7);
        assertThat(shop.couponHolder(1)).isNull();
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(shop.jdbc().queryForList("SELECT msg_key FROM trade_mq_producer_temp", String.class))
                .containsExactly("1");
    }

    @Test
    void aRowOfAServiceIsPublishedAndItsOrderRestored() {
        Order failed = Order.of(1).goods(1, 3).coupon(1).balance(1, "0.10");
        shop.place(failed);
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body,"
                                + " create_time) VALUES (UUID(), 'shop', ?, 'order_cancel', '1', ?, UTC_TIMESTAMP())",
                        topic,
                        failed.cancelBody());
        shop.jdbc().update("INSERT INTO trade_mq_producer_temp (id, msg_key, msg_status) VALUES ('x', '1', 0)");

        instances.add(product.start());

        await().atMost(LIMIT).until(() -> shop.orderStatus(1) == 2);
        assertThat(new Books(shop).breaches()).isEmpty();
        await().atMost(LIMIT).until(() -> gauge("refused") == 1 && gauge("unsent") == 0);
    }

    @Test
    void anInstanceWithoutOrdersLooksForNone() {
        instances.add(product.with("compensation.steps", "goods,coupon,balance").start());

        assertThat(CompensationApp.camel(instances.get(0)).getRoute("sweep-unconfirmed-orders"))
                .isNull();
        assertThat(CompensationApp.camel(instances.get(0)).getRoute("relay-outbox"))
                .isNotNull();
    }

    private double gauge(String status) {
        return instances
                .get(0)
                .getBean(MeterRegistry.class)
                .get("compensation.outbox")
                .tag("status", status)
                .gauge()
                .value();
    }
}
