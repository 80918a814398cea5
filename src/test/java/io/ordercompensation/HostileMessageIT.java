package io.ordercompensation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.RawProducer;
import io.ordercompensation.support.embedded.RawProducer.Raw;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One hostile message in the middle of good ones is parked under a key of its own, and they are restored; so it is with
 * dead letters.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class HostileMessageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int GOOD = 8;
    private static final String KEY_WITHOUT_ORDER = "msgId:[A-Za-z0-9._-]{1,64}:[0-9a-f]{24}";
    private static final Predicate<String> KEY_IS_WITHOUT_ORDER =
            Pattern.compile(KEY_WITHOUT_ORDER).asMatchPredicate();

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private final String deadLetters = "%DLQ%" + group;
    private final RawProducer producer = new RawProducer(broker.nameServer());
    private CompensationApp product;
    private ConfigurableApplicationContext application;
    private Shop shop;
    private long nextOrder = 1000;

    HostileMessageIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        broker.createTopic(topic, 1);
        broker.createTopic(deadLetters, 1);
        broker.prepareGroup(group);
        product = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group);
        shop = new Shop(product.migrated());
        shop.goods(1, 1, 100_000);
        application = product.start();
    }

    @AfterAll
    void stop() {
        application.close();
        producer.close();
    }

    static Map<String, Raw> hostileMessages() {
        return HostileMessages.all();
    }

    /** For a class that runs it with each of {@link #names()}: what is parked is known to be that one. */
    final void harmsOnlyItself(String name) throws Exception {
        Raw hostile = hostileMessages().get(name);
        List<Order> orders = orders();
        int parked = forgetHostileOnes();
        int restored = shop.messages(1);
        CompensationApp.camel(application).getRouteController().suspendRoute("order-cancel");
        publishAround(topic, List.of(hostile), orders);

        CompensationApp.camel(application).getRouteController().resumeRoute("order-cancel");

        await().atMost(LIMIT).untilAsserted(() -> assertThat(shop.messages(3) - parked + shop.messages(1) - restored)
                .isEqualTo(GOOD + 1));
        assertThat(shop.messages(1) - restored).as("restored").isEqualTo(GOOD);
        assertThat(shop.messages(3) - parked).as("parked").isEqualTo(1);
        assertThat(hostileKeys()).singleElement(STRING).matches(KEY_WITHOUT_ORDER);
        assertThat(new Books(shop).conservation()).isEmpty();
    }

    @Test
    void allOfThemHarmOnlyThemselves() throws Exception {
        List<Order> orders = orders();
        int parked = forgetHostileOnes();
        int restored = shop.messages(1);
        CompensationApp.camel(application).getRouteController().suspendRoute("order-cancel");
        publishAround(topic, hostileMessages().values(), orders);

        CompensationApp.camel(application).getRouteController().resumeRoute("order-cancel");

        int hostile = hostileMessages().size();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(hostileKeys()).hasSize(hostile).allMatch(KEY_IS_WITHOUT_ORDER));
        await().atMost(LIMIT).until(() -> shop.messages(1) - restored == GOOD);
        assertThat(shop.messages(3) - parked).as("parked").isEqualTo(hostile);
        assertThat(new Books(shop).conservation()).isEmpty();
    }

    @Test
    void allOfThemHarmOnlyThemselvesAsDeadLetters() {
        List<Order> orders = orders();
        int parked = forgetHostileOnes();

        publishAround(deadLetters, hostileMessages().values(), orders);

        int hostile = hostileMessages().size();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(hostileKeys()).hasSize(hostile).allMatch(KEY_IS_WITHOUT_ORDER));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(shop.messages(3) - parked).isEqualTo(hostile + GOOD));
        orders.forEach(order -> assertThat(shop.remark(order.key())).contains("dead letters"));
    }

    /** What is odd about the id of a message is no reason not to do what its body says. */
    @Test
    void restoresAnOrderWhoseMessageHasABlankId() {
        Order order = orders().get(0);

        producer.send(
                topic,
                new Raw(
                        HostileMessages.cancel("UNIQ_KEY", " "),
                        order.cancelBody().getBytes(UTF_8)));

        await().atMost(LIMIT).until(() -> shop.messageStatus(order.key()) == 1);
    }

    /** Two messages of one id, which a sender may choose: the second must not vanish as a repeat of the first. */
    @Test
    void parksTwoMessagesOfOneIdUnlessTheyAreTheSame() {
        int parked = shop.messages(3);
        for (String body : List.of("one", "two", "one")) {
            producer.send(topic, new Raw(HostileMessages.cancel("UNIQ_KEY", "twin"), body.getBytes(UTF_8)));
        }
        Order last = orders().get(0);
        producer.send(
                topic,
                new Raw(
                        HostileMessages.cancel("KEYS", last.key()),
                        last.cancelBody().getBytes(UTF_8)));

        await().atMost(LIMIT).until(() -> shop.messageStatus(last.key()) == 1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(shop.messages(3) - parked).isEqualTo(2));
    }

    /** The broker counts them into the offsets of the next messages; what is confirmed too far is skipped after a restart. */
    @Test
    void whatTheBrokerNeverDeliversLetsNothingBeSkippedAfterARestart() {
        List<Order> first = orders();
        first.forEach(order -> publish(topic, order));
        awaitRestored(first);
        for (int round = 0; round < 5; round++) {
            HostileMessages.undelivered().forEach(message -> producer.send(topic, message));
        }
        List<Order> before = orders();
        before.forEach(order -> publish(topic, order));
        awaitRestored(before);
        List<Order> meanwhile = orders();
        application.close();
        meanwhile.forEach(order -> publish(topic, order));

        application = product.start();

        awaitRestored(meanwhile);
    }

    @Test
    void keepsOfTheLongestBodyItsBeginningItsLengthAndItsDigest() {
        producer.send(topic, HostileMessages.all().get("the longest"));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(shop.jdbc()
                        .queryForList(
                                "SELECT CONCAT(remark, LEFT(msg_body, 90), LENGTH(msg_body))"
                                        + " FROM trade_mq_consumer_log WHERE msg_id = 'longest'",
                                String.class))
                .anySatisfy(row -> assertThat(row)
                        .contains("The body has 4194304 bytes but may have at most 65536; kept are its first 262144")
                        .contains("cut:4194304:")
                        .contains("xxxxx262221")));
    }

    static List<String> names() {
        return List.copyOf(hostileMessages().keySet());
    }

    private void publishAround(String to, Collection<Raw> hostile, List<Order> orders) {
        orders.subList(0, GOOD / 2).forEach(order -> publish(to, order));
        hostile.forEach(message -> producer.send(to, message));
        orders.subList(GOOD / 2, GOOD).forEach(order -> publish(to, order));
    }

    private void awaitRestored(List<Order> orders) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(orders)
                .extracting(order -> shop.messageStatus(order.key()))
                .containsOnly(1));
    }

    private void publish(String to, Order order) {
        producer.send(
                to,
                new Raw(
                        HostileMessages.cancel("KEYS", order.key()),
                        order.cancelBody().getBytes(UTF_8)));
    }

    /** Both routes give a message the same key. Answers how many others are parked. */
    private int forgetHostileOnes() {
        shop.jdbc().update("DELETE FROM trade_mq_consumer_log WHERE msg_key LIKE 'msgId:%'");
        return shop.messages(3);
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>(LongStream.range(nextOrder, nextOrder + GOOD)
                .mapToObj(id -> Order.of(id).goods(1, 1))
                .toList());
        nextOrder += GOOD;
        shop.place(orders);
        return orders;
    }

    private List<String> hostileKeys() {
        return shop.jdbc()
                .queryForList("SELECT msg_key FROM trade_mq_consumer_log WHERE msg_key LIKE 'msgId:%'", String.class);
    }
}
