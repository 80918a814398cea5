package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.test.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ten thousand parked messages are looked at and replayed in seconds. */
@OnEachDatabase
class ManyParkedIT extends OperatorIT {

    private static final Logger LOG = LoggerFactory.getLogger(ManyParkedIT.class);
    private static final int MANY = 10_000;
    private static final Duration SECONDS = Duration.ofSeconds(60);

    ManyParkedIT(EmbeddedDatabase database) {
        super(database, true);
    }

    @Override
    int batchSize() {
        return 500;
    }

    @Override
    int pageSize() {
        return 200;
    }

    @Test
    void areCountedListedReplayedAndRestored() {
        shop.goods(10_000, 10_000, MANY);
        List<Order> orders = LongStream.range(100_000, 100_000 + MANY)
                .mapToObj(id -> Order.of(id).goods(10_000, 1))
                .toList();
        shop.place(orders);
        shop.jdbc().update(PARK_ALL, 1);
        shop.jdbc().execute("ANALYZE TABLE trade_mq_consumer_log");

        Instant start = Instant.now();
        assertThat(parked.reasons()).extracting(ReasonCount::count).containsExactly((long) MANY);
        Instant counted = Instant.now();
        assertThat(walk()).hasSize(MANY);
        Instant listed = Instant.now();
        BulkResult result = parked.replayAll(Filter.all(), "ann", so -> {});
        Instant replayed = Instant.now();
        await().atMost(Duration.ofMinutes(2)).until(() -> shop.messages(1) == MANY);
        Instant restored = Instant.now();

        LOG.info(
                "{} parked messages: counted in {} ms, listed in {} ms, replayed in {} ms, restored after {} ms",
                MANY,
                Duration.between(start, counted).toMillis(),
                Duration.between(counted, listed).toMillis(),
                Duration.between(listed, replayed).toMillis(),
                Duration.between(replayed, restored).toMillis());
        assertThat(result).isEqualTo(new BulkResult(MANY, MANY, 0, 0, 0, List.of(), false));
        assertThat(shop.stock(10_000)).isEqualTo(MANY);
        assertThat(audit()).hasSize(MANY);
        assertThat(Duration.between(start, counted)).isLessThan(SECONDS);
        assertThat(Duration.between(counted, listed)).isLessThan(SECONDS);
        assertThat(Duration.between(listed, replayed)).isLessThan(SECONDS);
    }

    @Test
    void areEndedAtOnceIfTheyWereRestoredByOtherMeans() {
        shop.place(LongStream.range(300_000, 300_000 + MANY).mapToObj(Order::of).toList());
        shop.jdbc().update(PARK_ALL, 3);
        shop.jdbc().update("UPDATE trade_order SET order_status = 2 WHERE order_id >= 300000");

        Instant start = Instant.now();
        BulkResult result = parked.restoredAll(Filter.all(), "by the old listener", "ann", so -> {});

        assertThat(result).isEqualTo(new BulkResult(MANY, MANY, 0, 0, 0, List.of(), false));
        assertThat(Duration.between(start, Instant.now())).isLessThan(SECONDS);
        assertThat(shop.messages(1)).isEqualTo(MANY);
        assertThat(audit()).hasSize(MANY);
    }

    @Test
    void withoutAnOrderAreMovedAndDiscarded() {
        shop.place(LongStream.range(200_000, 200_000 + MANY).mapToObj(Order::of).toList());
        shop.jdbc().update(PARK_ALL.replace("o.order_id, '', ", "CONCAT('msgId:', o.order_id), '', "), 2);
        // They had no KEYS that could contradict the body: of others a replay of many leaves them out.
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET msg_keys = ''");

        Instant start = Instant.now();
        BulkResult moved = parked.replayAll(Filter.all(), "ann", so -> {});
        Instant replayed = Instant.now();

        LOG.info(
                "{} parked messages without an order: moved in {} ms",
                MANY,
                Duration.between(start, replayed).toMillis());
        assertThat(moved.done()).isEqualTo(MANY);
        assertThat(Duration.between(start, replayed)).isLessThan(SECONDS);
        await().atMost(Duration.ofMinutes(2)).until(() -> shop.messages(1) == MANY);
        assertThat(shop.messages(4)).isEqualTo(MANY);
    }

    /** The servers count rows in the background; until then MySQL plans the audit for the few that were there before. */
    @AfterEach
    void countRows() {
        shop.jdbc()
                .execute("ANALYZE TABLE trade_order, trade_goods_number_log, trade_coupon_log, trade_user_money_log,"
                        + " trade_mq_consumer_log, trade_mq_operator_log");
    }

    private Set<String> walk() {
        Set<String> keys = new HashSet<>();
        String after = null;
        do {
            Page page = parked.list(Filter.all(), after, 200);
            page.messages().forEach(message -> keys.add(message.key()));
            after = page.nextAfterKey();
        } while (after != null);
        return keys;
    }

    private static final String PARK_ALL =
            """
            INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status,
              consumer_times, consumer_timestamp, remark, reason_group)
            SELECT 'order_orderTopic_cancel_group', 'order_cancel', o.order_id, '', CONCAT('{"orderId":', o.order_id, '}'),
              3, 4, UTC_TIMESTAMP(3), CONCAT('order ', o.order_id, ' failed'), '0123456789ab'
            FROM trade_order o WHERE o.order_id DIV 100000 = ?""";
}
