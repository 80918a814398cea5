package io.ordercompensation.oldlistener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.adopt.OldDatabase;
import io.ordercompensation.adopt.WayBack;
import io.ordercompensation.parked.ParkedMessages;
import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code back}, and the old listener afterwards, which gets every message again. */
@OnEachDatabase
class WayBackIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final long RESTORED = 1;
    private static final long PARKED = 2;
    private static final long DISCARDED = 3;
    private static final long DUE = 4;
    private static final long REFUSED = 5;
    private static final int MESSAGES = 5;
    private static final String HIDE = "UPDATE trade_goods SET goods_id = -goods_id WHERE ABS(goods_id) = ?";

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final String group = "cancels_" + UUID.randomUUID();
    private final String[] settings = {
        "--mq.order.topic=" + topic, "--mq.order.consumer.group.name=" + group, "--rocketmq.name-server=127.0.0.1:1"
    };
    private OldDatabase old;
    private JdbcTemplate jdbc;

    WayBackIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void adopt() {
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        old = OldDatabase.of(database, OldShop.COURSE.scripts().get(0));
        jdbc = old.jdbc();
        new OldOrderService(jdbc).open(MESSAGES);
    }

    @Test
    void theOldListenerRestoresNothingThatWasRestoredParkedOrDiscarded() throws Exception {
        workWithTheProduct();
        List<String> log = rows("TRUE");
        OldBooks books = new OldBooks(jdbc).open();

        List<String> before = old.everything();
        OldDatabase.Look look = back();
        assertThat(look.text())
                .contains("1 message, " + PARKED + " for instance: Not cancelled: ")
                .contains("KEYS", REFUSED + " for instance")
                .contains("5 rows would be changed");
        assertThat(look.exitCode()).isOne();
        assertThat(old.everything()).isEqualTo(before);

        OldDatabase.Look gone = back("--yes");
        assertThat(gone.text())
                .contains("Changed: 5 rows")
                .contains("mqadmin resetOffsetByTime -n NAMESERVER -g " + group + " -t " + topic + " -s 17");
        assertThat(gone.exitCode()).as("one is due").isOne();

        try (OldListener listener = new OldListener(jdbc.getDataSource(), group, Writing.ADD)
                .start(broker.nameServer(), topic, MessageModel.BROADCASTING)) {
            await().atMost(LIMIT).until(() -> listener.received() == MESSAGES);
        }
        books.gotBack(List.of(OldOrderService.order(DUE)));
        assertThat(books.breaches()).isEmpty();
        OldDatabase.Look again = back();
        assertThat(again.text()).contains("There is nothing to change.");
        assertThat(again.exitCode()).isZero();

        ConfigurableApplicationContext forth = product().withoutBroker().start();
        assertThat(rows("msg_key <> '" + DUE + "'"))
                .isEqualTo(
                        log.stream().filter(row -> !row.startsWith(DUE + " ")).toList());
        assertThat(books.breaches()).isEmpty();
        assertThat(back().text()).as("a second time").contains("4 rows would be changed");
        jdbc.update("UPDATE trade_mq_consumer_log SET consumer_status = 1 WHERE msg_key = ?", "" + PARKED);
        assertThat(forth.getBean(WayBack.class).forth())
                .as("what somebody has decided since stays so")
                .isZero();
        forth.close();
    }

    @Test
    void theSqlDoesTheSame() {
        fill(old);
        OldDatabase twin = OldDatabase.of(database, OldShop.COURSE.scripts().get(0));
        fill(twin);

        OldDatabase.Look sql = back("--sql");
        assertThat(sql.exitCode()).isOne();
        old.runText(sql.text());
        assertThat(twin.command(line("--yes")).exitCode()).isOne();

        assertThat(everyRow(old)).isEqualTo(everyRow(twin)).hasSize(4);
        assertThat(acts(old)).isEqualTo(acts(twin)).containsExactly("2 3 1", "3 4 1", "9 null 1");
        assertThat(back().text()).contains("There is nothing to change.");
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void goesBackFromEveryShop(OldShop shop) {
        old = OldDatabase.of(database, shop);
        fill(old);

        assertThat(back().text()).contains("3 rows would be changed");
        assertThat(back("--yes").text()).contains("Changed: 3 rows");
        assertThat(acts(old)).containsExactly("2 3 1", "3 4 1", "9 null 1");
        assertThat(back().text()).contains("There is nothing to change.");
    }

    @Test
    void changesNothingItMustNot() {
        assertThat(back().exitCode()).as("these are not our tables").isEqualTo(2);
        assertThat(back("--yes").exitCode()).isEqualTo(2);
        assertThat(back("--now").errors()).startsWith("What is --now? back [--sql | --yes]");
        assertThat(back("--yes", "--sql").exitCode()).isEqualTo(2);

        fill(old);
        List<String> before = everyRow(old);
        jdbc.execute("CREATE TRIGGER `somebody` BEFORE UPDATE ON trade_mq_consumer_log FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not now'");

        OldDatabase.Look refused = back("--yes");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("or nothing", "not now").doesNotContain("\tat ");
        jdbc.execute("DROP TRIGGER `somebody`");
        assertThat(everyRow(old)).isEqualTo(before);
        assertThat(acts(old)).isEmpty();
        jdbc.update("UPDATE trade_mq_consumer_log SET consumer_status = 1, reason_group = NULL, msg_keys = NULL");
        jdbc.update("DELETE FROM trade_mq_producer_temp");
        assertThat(back().exitCode()).isZero();
    }

    /** One message of each kind, by the product itself. */
    private void workWithTheProduct() throws Exception {
        ConfigurableApplicationContext product = product().start();
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            OldOrderService orders = new OldOrderService(jdbc);
            List<Order> placed = orders.place(RESTORED, REFUSED);
            jdbc.update("UPDATE trade_order SET pay_status = 2 WHERE order_id IN (?, ?)", PARKED, DISCARDED);
            jdbc.update(HIDE, OldOrderService.order(DUE).goodsId());
            placed.stream()
                    .filter(order -> order.id() != REFUSED)
                    .forEach(order -> orders.cancel(producer, topic, order));
            producer.send(topic, OldListener.TAG, "" + REFUSED, withoutId(OldOrderService.order(REFUSED)));
            await().atMost(LIMIT).until(() -> count("consumer_status > 0") == MESSAGES);
            product.getBean(ParkedMessages.class).discard("" + DISCARDED, "paid at the door", "ann");
        } finally {
            product.close();
        }
        jdbc.update(HIDE, OldOrderService.order(DUE).goodsId());
        assertThat(List.of(count("consumer_status = 1"), count("consumer_status = 2"), count("consumer_status = 3")))
                .containsExactly(1, 1, 2);
    }

    /** The same as rows. */
    private void fill(OldDatabase shop) {
        shop.product().migrated();
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, remark,"
                                + " reason_group, msg_keys, consumer_times) VALUES (?, 'order_cancel', '1', 1, NULL, NULL, NULL, 0),"
                                + " (?, 'order_cancel', '2', 3, 'why', 'aaaaaaaaaaaa', '9', 1),"
                                + " (?, 'order_cancel', '3', 4, NULL, NULL, NULL, 0)",
                        group,
                        group,
                        group);
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_key, msg_status)"
                                + " VALUES ('own', ?, '7', 0), ('another', 'payTopic', '8', 0)",
                        topic);
    }

    private CompensationApp product() {
        return new CompensationApp(database, old.schema())
                .with("rocketmq.name-server", broker.nameServer())
                .with("mq.order.topic", topic)
                .with("mq.order.consumer.group.name", group)
                .with("compensation.dead-letters.enabled", false)
                .with("compensation.retry.initial-delay", "1h")
                .with("compensation.retry.max-delay", "2h");
    }

    private OldDatabase.Look back(String... more) {
        return old.command(line(more));
    }

    private String[] line(String... more) {
        return Stream.of(new String[] {"back"}, more, settings)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }

    private int count(String condition) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM trade_mq_consumer_log WHERE " + condition, Integer.class);
    }

    private List<String> rows(String condition) {
        return jdbc.queryForList(
                "SELECT CONCAT_WS(' ', msg_key, consumer_status, consumer_times, remark, reason_group, msg_keys, msg_body)"
                        + " FROM trade_mq_consumer_log WHERE " + condition + " ORDER BY msg_key",
                String.class);
    }

    private static List<String> everyRow(OldDatabase shop) {
        return texts(shop, "msg_key, consumer_status, remark, reason_group, msg_keys", "consumer");
    }

    private static List<String> acts(OldDatabase shop) {
        return texts(shop, "msg_key, COALESCE(status_before, 'null'), status_after", "operator");
    }

    private static List<String> texts(OldDatabase shop, String columns, String log) {
        String sql = "SELECT CONCAT_WS(' ', " + columns + ") FROM trade_mq_" + log
                + "_log WHERE group_name LIKE 'cancels_%'";
        return shop.jdbc().queryForList(sql + " ORDER BY msg_key", String.class);
    }

    private static byte[] withoutId(Order order) {
        return order.cancelBody().replace("\"orderId\":" + order.id() + ",", "").getBytes(StandardCharsets.UTF_8);
    }
}
