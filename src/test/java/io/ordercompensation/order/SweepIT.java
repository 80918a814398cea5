package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.CancelOrder;
import io.ordercompensation.message.CancelOrder.Goods;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.ReadResult;
import io.ordercompensation.message.ReadResult.Valid;
import io.ordercompensation.outbox.Relays;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Orders left unconfirmed for too long get one cancel in the outbox, and no other order gets any. */
@OnEachDatabase
class SweepIT {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String OLD = "2026-11-24 11:44:59";
    private static final String YOUNG = "2026-11-24 11:45:01";

    private final EmbeddedDatabase database;
    private DataSource dataSource;
    private JdbcTemplate jdbc;

    SweepIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        dataSource = new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated();
        jdbc = new JdbcTemplate(dataSource);
    }

    @Test
    void cancelsTheOldOnesThatNobodyConfirmedOrCancelled() {
        insert(1, 0, OLD);
        insert(2, 0, YOUNG);
        insert(3, 1, OLD);
        insert(4, 2, OLD);
        insert(5, 0, "2026-10-01 00:00:00");
        insert(6, 0, OLD);
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, msg_tag, msg_key, msg_status) VALUES ('a', 'cancel', '6', 1)");
        insert(7, 0, OLD);
        jdbc.update("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status)"
                + " VALUES ('consumers', 'cancel', '7', 3)");
        insert(8, 0, OLD);
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, msg_tag, msg_key, msg_status) VALUES ('b', 'confirm', '8', 0)");
        insert(9, 0, null);

        assertThat(sweeper(ZoneOffset.UTC, 100).sweep()).isFalse();

        assertThat(sweptKeys()).containsExactlyInAnyOrder("1", "8");
        assertThat(jdbc.queryForMap("SELECT group_name, msg_topic, msg_tag, msg_status, create_time"
                        + " FROM trade_mq_producer_temp WHERE msg_topic = 'orders' AND msg_key = '1'"))
                .containsEntry("group_name", "producers")
                .containsEntry("msg_tag", "cancel")
                .containsEntry("msg_status", 0)
                .extractingByKey("create_time")
                .hasToString("2026-11-24T12:00");
        assertThat(jdbc.queryForObject(
                                "SELECT msg_body FROM trade_mq_producer_temp WHERE msg_topic = 'orders' AND msg_key = '1'",
                                String.class)
                        .replace(" ", ""))
                .contains("\"orderId\":1", "\"couponId\":4", "\"goodsId\":7", "\"goodsNumber\":2", "\"userId\":3")
                .contains("\"userMoney\":100.10");
        sweeper(ZoneOffset.UTC, 100).sweep();
        assertThat(sweptKeys()).as("after a second look").hasSize(2);
    }

    @Test
    void namesTheLinesAndCouponsOfAnOrderThatHasSeveral() throws Exception {
        insert(1, 0, OLD);
        insert(2, 0, OLD);
        jdbc.update("UPDATE trade_order SET goods_id = NULL, goods_number = NULL, coupon_id = NULL WHERE order_id = 1");
        jdbc.update("INSERT INTO trade_order_line VALUES (1, 8, 3, 10.00), (1, 7, 2, 9.99), (3, 9, 1, 1.00)");
        jdbc.update("INSERT INTO trade_order_coupon VALUES (1, 5, 1.00), (1, 4, 1.00), (3, 6, 1.00)");

        sweeper(ZoneOffset.UTC, 100).sweep();

        CancelOrderReader reader = new CancelOrderReader(65_536);
        List<ReadResult> cancels =
                jdbc.queryForList("SELECT msg_body FROM trade_mq_producer_temp ORDER BY seq", String.class).stream()
                        .map(body -> reader.read(Delivery.fresh("m", null, body.getBytes(StandardCharsets.UTF_8))))
                        .toList();
        BigDecimal paid = new BigDecimal("100.10");
        assertThat(cancels)
                .containsExactly(
                        new Valid(new CancelOrder(
                                1,
                                null,
                                null,
                                null,
                                3L,
                                paid,
                                List.of(new Goods(7, 2), new Goods(8, 3)),
                                List.of(4L, 5L))),
                        new Valid(new CancelOrder(2, 4L, 7L, 2, 3L, paid)));
    }

    @Test
    void goesOnUntilTheLastOne() {
        LongStream.rangeClosed(1, 25).forEach(id -> insert(id, 0, OLD));
        UnconfirmedOrders sweeper = sweeper(ZoneOffset.UTC, 10);

        assertThat(sweeper.sweep()).isTrue();
        assertThat(sweptKeys()).hasSize(10);
        assertThat(sweeper.sweep()).isTrue();
        assertThat(sweeper.sweep()).isFalse();
        assertThat(sweptKeys()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void readsTimesInTheZoneOfTheirWriter() {
        insert(1, 0, "2026-11-24 19:44:59");
        insert(2, 0, "2026-11-24 19:45:01");

        sweeper(ZoneId.of("Asia/Shanghai"), 100).sweep();

        assertThat(sweptKeys()).containsExactly("1");
    }

    @Test
    void anOrderOfTheHourThatComesTwiceIsRatherCancelledLate() {
        // 2026-10-25: at 01:00 UTC the clocks of Berlin go back from 03:00 to 02:00. It is the second 02:05 there.
        insert(1, 0, "2026-10-25 02:02:00");

        sweeper(ZoneId.of("Europe/Berlin"), Clock.fixed(Instant.parse("2026-10-25T01:05:00Z"), ZoneOffset.UTC))
                .sweep();

        assertThat(sweptKeys()).isEmpty();
    }

    @Test
    void passesOverAnOrderThatIsJustBeingConfirmed() throws Exception {
        insert(1, 0, OLD);
        insert(2, 0, OLD);
        try (Connection confirming = dataSource.getConnection()) {
            confirming.setAutoCommit(false);
            confirming.createStatement().executeUpdate("UPDATE trade_order SET order_status = 1 WHERE order_id = 1");

            sweeper(ZoneOffset.UTC, 100).sweep();

            assertThat(sweptKeys()).containsExactly("2");
            confirming.commit();
        }
        sweeper(ZoneOffset.UTC, 100).sweep();
        assertThat(sweptKeys()).containsExactly("2");
    }

    @Test
    void anOrderConfirmedAfterTheFirstLookIsLeftAlone() {
        insert(1, 0, OLD);

        sweeper(afterTheFirstLook(() -> jdbc.update("UPDATE trade_order SET order_status = 1")))
                .sweep();

        assertThat(sweptKeys()).isEmpty();
    }

    @Test
    void aCancelWrittenOrArrivedAfterTheFirstLookIsSeen() {
        insert(1, 0, OLD);
        insert(2, 0, OLD);

        sweeper(afterTheFirstLook(() -> {
                    sweeper(ZoneOffset.UTC, 1).sweep();
                    jdbc.update("INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status)"
                            + " VALUES ('consumers', 'cancel', '2', 1)");
                }))
                .sweep();

        assertThat(sweptKeys()).containsExactly("1");
    }

    @Test
    void twoInstancesWriteOneCancelForEachOrder() throws Exception {
        LongStream.rangeClosed(1, 200).forEach(id -> insert(id, 0, OLD));
        ExecutorService instances = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<?>> sweeps = new ArrayList<>();
        for (int instance = 0; instance < 4; instance++) {
            sweeps.add(instances.submit(() -> {
                UnconfirmedOrders sweeper = sweeper(ZoneOffset.UTC, 10);
                start.await(30, TimeUnit.SECONDS);
                while (sweptKeys().size() < 200) {
                    sweeper.sweep();
                }
                return null;
            }));
        }
        for (Future<?> sweep : sweeps) {
            sweep.get(60, TimeUnit.SECONDS);
        }
        instances.shutdown();

        assertThat(sweptKeys()).hasSize(200).doesNotHaveDuplicates();
    }

    /** Does something else between the look without locks and the transaction. */
    private TransactionOperations afterTheFirstLook(Runnable something) {
        TransactionOperations transaction = Relays.transaction(dataSource);
        return new TransactionOperations() {
            @Override
            public <T> T execute(org.springframework.transaction.support.TransactionCallback<T> action) {
                something.run();
                return transaction.execute(action);
            }
        };
    }

    private UnconfirmedOrders sweeper(ZoneId zone, int batchSize) {
        return sweeper(zone, batchSize, Relays.transaction(dataSource), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private UnconfirmedOrders sweeper(ZoneId zone, Clock clock) {
        return sweeper(zone, 100, Relays.transaction(dataSource), clock);
    }

    private UnconfirmedOrders sweeper(TransactionOperations transaction) {
        return sweeper(ZoneOffset.UTC, 100, transaction, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private UnconfirmedOrders sweeper(ZoneId zone, int batchSize, TransactionOperations transaction, Clock clock) {
        return new UnconfirmedOrders(
                Relays.statements(dataSource, clock),
                transaction,
                Sweepers.settings(zone, Duration.ofDays(30), batchSize),
                () -> Sweepers.NO_ADOPTION,
                Sweepers.CANCELS,
                "producers",
                clock);
    }

    private void insert(long id, int status, String addTime) {
        jdbc.update(
                "INSERT INTO trade_order (order_id, order_status, add_time, coupon_id, goods_id, goods_number, user_id,"
                        + " money_paid) VALUES (?, ?, ?, 4, 7, 2, 3, 100.10)",
                id,
                status,
                addTime);
    }

    private List<String> sweptKeys() {
        return jdbc.queryForList(
                "SELECT msg_key FROM trade_mq_producer_temp WHERE msg_topic = 'orders' ORDER BY seq", String.class);
    }
}
