package io.ordercompensation.oldlistener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.adopt.OldDatabase;
import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The broker splits the messages of one group between the old listener and the product, until the old one is stopped. */
@OnEachDatabase
class BothInOneGroupIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_ORDERS = 1000;
    private static final int AT_ONCE = 150;

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private final List<Order> cancelled = new ArrayList<>();
    private JdbcTemplate jdbc;
    private OldOrderService service;

    BothInOneGroupIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void eachOrderIsRestoredByOneOfThem() throws Exception {
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE.scripts().get(0));
        jdbc = old.jdbc();
        service = new OldOrderService(jdbc);
        service.open(MOST_ORDERS);
        OldBooks books = new OldBooks(jdbc).open();

        try (TestProducer producer = new TestProducer(broker.nameServer());
                OldListener listener = new OldListener(jdbc.getDataSource(), group, Writing.ADD);
                ConfigurableApplicationContext product = product(old).start()) {
            assertThat(product.isActive()).isTrue();
            listener.start(broker.nameServer(), topic, MessageModel.CLUSTERING);
            await("both consume")
                    .atMost(LIMIT)
                    .until(() -> cancelAnother(producer) && byTheOldListener() > 0 && byTheProduct() > 0);
            for (int order = 0; order < AT_ONCE; order++) {
                cancelAnother(producer);
            }
            listener.close();
            cancelled.forEach(order -> service.cancel(producer, topic, order));
            cancelAnother(producer);
            await().atMost(LIMIT).until(() -> byTheOldListener() + byTheProduct() == cancelled.size());
        }

        books.took(cancelled);
        books.gotBack(cancelled);
        assertThat(books.breaches()).isEmpty();
    }

    /** Takes and gives back, so that the books are as they were. */
    private boolean cancelAnother(TestProducer producer) {
        Order order = service.place(cancelled.size() + 1L);
        cancelled.add(order);
        service.cancel(producer, topic, order);
        return true;
    }

    private int byTheOldListener() {
        return count("claim_token IS NULL AND consumer_status = 1");
    }

    private int byTheProduct() {
        return count("claim_token IS NOT NULL AND consumer_status = 1");
    }

    private int count(String condition) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM trade_mq_consumer_log WHERE " + condition, Integer.class);
    }

    private CompensationApp product(OldDatabase old) {
        return new CompensationApp(database, old.schema())
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group);
    }
}
