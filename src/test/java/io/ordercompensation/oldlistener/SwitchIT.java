package io.ordercompensation.oldlistener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.adopt.OldDatabase;
import io.ordercompensation.parked.ParkedMessages;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * docs/switching.md from top to bottom: the course's schema, its order service and its listener at work, which is killed in
 * the middle; the look, the adoption, the product; and back again.
 */
@OnEachDatabase
class SwitchIT {

    private static final Logger LOG = LoggerFactory.getLogger(SwitchIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ORDERS = 300;

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final TestProducer producer = new TestProducer(broker.nameServer());
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private OldDatabase old;
    private JdbcTemplate jdbc;
    private OldOrderService service;
    private OldBooks books;

    SwitchIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void thePageFromTopToBottom() throws Exception {
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        old = OldDatabase.of(database, OldShop.COURSE.scripts().get(0));
        jdbc = old.jdbc();
        service = new OldOrderService(jdbc);
        service.open(ORDERS);
        books = new OldBooks(jdbc).open();
        SwitchingPage page =
                new SwitchingPage(old, "looks", "--mq.order.topic=" + topic, "--mq.order.consumer.group.name=" + group);

        List<Order> unfinished = untilTheListenerIsKilled();
        look(page);
        List<Order> parked = work(page, unfinished);
        back(page, parked);

        assertThat(page.left()).as("commands of the page that nobody has run").isEmpty();
    }

    /** 200 orders and 100 cancels; the order service goes on when the listener dies. Answers what is unfinished. */
    private List<Order> untilTheListenerIsKilled() throws Exception {
        try (OldListenerProcess listener =
                OldListenerProcess.start(database, old.schema(), broker.nameServer(), topic, group)) {
            books.took(service.place(1, 200));
            CompletableFuture<Void> cancels = CompletableFuture.runAsync(() -> cancel(1, 100));
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .failFast("the old listener ended by itself", () -> !listener.isAlive())
                    .until(() -> count("consumer_times = 1") >= 30);
            listener.kill();
            cancels.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(count("consumer_status <> 0"))
                .as("it leaves status 0 in every row")
                .isZero();
        List<Order> finished = orders("consumer_times = 1");
        List<Order> dying = orders("consumer_times = 0");
        books.gotBack(finished);
        assertThat(books.breaches())
                .as("books while the old listener ran, but for what it died at")
                .allMatch(line -> dying.stream().anyMatch(order -> concerns(line, order)));
        books.open();
        List<Order> unfinished = new ArrayList<>(finished);
        unfinished.addAll(dying);
        LOG.info("Of 100 cancels the old listener had finished {}, was at {}", finished.size(), dying.size());
        assertThat(unfinished).as("killed in the middle").hasSizeBetween(30, 99);
        return unfinished;
    }

    private void look(SwitchingPage page) throws Exception {
        List<String> before = old.everything();
        OldDatabase.Look first = page.run("adopt");
        assertThat(first.exitCode()).isOne();
        assertThat(first.text())
                .contains(
                        "unfinished-messages: group '" + group + "', tag 'order_cancel'",
                        "in status 0 after 1 attempt");
        jdbc.execute("DROP USER IF EXISTS looker");
        page.sql("looker");
        assertThat(page.run("adopt --spring.datasource.username=looker --spring.datasource.password=...")
                        .exitCode())
                .isOne();
        assertThat(page.run("adopt").text()).contains("Decide first");
        assertThat(page.run("adopt --sql").text()).contains("ALTER TABLE trade_goods_number_log");
        assertThat(old.everything()).isEqualTo(before);
    }

    /** Answers what stands parked or discarded in the end. */
    private List<Order> work(SwitchingPage page, List<Order> unfinished) {
        page.starts();
        List<Order> restored = new ArrayList<>(OldOrderService.orders(1, 100));
        restored.removeAll(unfinished);
        List<Order> parked = new ArrayList<>(unfinished);
        try (ConfigurableApplicationContext product = product().start()) {
            await().atMost(LIMIT).until(() -> count("consumer_status = 1") == restored.size());
            await().atMost(LIMIT).until(() -> count("consumer_status = 3") == unfinished.size());
            books.gotBack(restored);
            assertThat(books.breaches()).isEmpty();

            cancel(1, 100);
            books.took(service.place(201, 240));
            jdbc.update("UPDATE trade_order SET pay_status = 2 WHERE order_id IN (201, 202)");
            cancel(201, 220);
            await().atMost(LIMIT).until(() -> count("consumer_status = 1") == restored.size() + 18);
            await().atMost(LIMIT).until(() -> count("consumer_status = 3") == unfinished.size() + 2);
            product.getBean(ParkedMessages.class).discard("202", "paid at the door", "ann");
        }
        parked.addAll(OldOrderService.orders(201, 202));
        books.gotBack(OldOrderService.orders(203, 220));
        assertThat(books.breaches()).isEmpty();
        return parked;
    }

    private void back(SwitchingPage page, List<Order> parked) throws Exception {
        OldDatabase.Look plan = page.run("back");
        assertThat(plan.exitCode()).isOne();
        assertThat(plan.text()).contains(parked.size() + " rows would be changed");
        assertThat(page.run("back --sql").text()).contains("START TRANSACTION");
        OldDatabase.Look gone = page.run("back --yes");
        assertThat(gone.text()).contains("Changed: " + parked.size() + " rows", "The old listener may start");
        assertThat(gone.exitCode()).isZero();

        try (OldListener listener = new OldListener(jdbc.getDataSource(), group, Writing.ADD)
                .start(broker.nameServer(), topic, MessageModel.CLUSTERING)) {
            cancel(1, 100);
            cancel(201, 240);
            await().atMost(LIMIT).until(() -> listener.received() >= 140);
            await().atMost(LIMIT)
                    .until(() -> count("msg_key IN (" + keys(221, 240) + ") AND consumer_status = 1") == 20);
        }
        books.gotBack(OldOrderService.orders(221, 240));
        assertThat(books.breaches()).isEmpty();
        assertThat(count("consumer_status <> 1")).isZero();
    }

    private CompensationApp product() {
        return new CompensationApp(database, old.schema())
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group);
    }

    private void cancel(long first, long last) {
        OldOrderService.orders(first, last).forEach(order -> service.cancel(producer, topic, order));
    }

    private int count(String condition) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM trade_mq_consumer_log WHERE group_name = ? AND " + condition,
                Integer.class,
                group);
    }

    private List<Order> orders(String condition) {
        return jdbc
                .queryForList(
                        "SELECT msg_key FROM trade_mq_consumer_log WHERE group_name = ? AND " + condition,
                        Long.class,
                        group)
                .stream()
                .map(OldOrderService::order)
                .toList();
    }

    private static String keys(long first, long last) {
        return String.join(
                ",",
                OldOrderService.orders(first, last).stream()
                        .map(order -> "'" + order.key() + "'")
                        .toList());
    }

    private static boolean concerns(String line, Order order) {
        return Set.of(
                        "goods " + order.goodsId() + ":",
                        "user " + order.userId() + ":",
                        "coupon " + order.couponId() + ":")
                .stream()
                .anyMatch(line::startsWith);
    }
}
