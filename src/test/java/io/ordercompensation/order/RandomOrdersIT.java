package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders as a seed makes them up, of 1 to 50 lines and up to four coupons: too many pieces, coupons of others, empty purses, ids that come twice, steps that fail
 * before and after their statement, cancels before, between and after. {@code -Drandom.orders=1000000} for a long run,
 * {@code -Drandom.seed} for the orders of a run that failed.
 */
@OnEachDatabase
class RandomOrdersIT extends OrderIT {

    private static final Logger LOG = LoggerFactory.getLogger(RandomOrdersIT.class);
    private static final int ORDERS = Integer.getInteger("random.orders", 2_000);
    private static final long SEED = Long.getLong("random.seed", System.nanoTime());
    private static final int LANES = 4;
    private static final int GOODS = 50;
    private static final int USERS = 30;
    private static final int COUPONS = 500;

    private final Map<Integer, Integer> codes = new ConcurrentSkipListMap<>();

    RandomOrdersIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp product(CompensationApp app) {
        LOG.info("{} orders, -Drandom.seed={}", ORDERS, SEED);
        return app.withBean(RandomFaults.class)
                .with("random.seed", SEED)
                .with("compensation.order.sweep-enabled", false);
    }

    @Test
    void whatIsThereAndWhatLiveOrdersHoldIsWhatWasThere() throws Exception {
        stockUp();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int own = lane;
                running.add(lanes.submit(() -> sell(own)));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } finally {
            lanes.shutdown();
        }
        sweep();
        deliverEverything(new Random(SEED));

        Map<Integer, Integer> statuses = new TreeMap<>();
        shop.jdbc().query("SELECT order_status, COUNT(*) FROM trade_order GROUP BY order_status", row -> {
            statuses.put(row.getInt(1), row.getInt(2));
        });
        LOG.info(
                "Codes {}, {} orders failed on purpose, statuses of the saved ones {}",
                codes,
                application.getBean(RandomFaults.class).failed(),
                statuses);
        assertThat(statuses).as("every order is confirmed or cancelled").containsOnlyKeys(1, 2);
        assertThat(codes).as("every kind of end").containsKeys(0, 1, 10002, 10003, 10005, 20003, 40001, 40002, 50001);
        assertThat(wrongByTheOrdersThemselves()).isEmpty();
    }

    private void stockUp() {
        int pieces = ORDERS / 30;
        shop.goods(base + 100, base + 99 + GOODS, pieces);
        shop.users(base + 100, base + 99 + USERS, ORDERS / 60 + ".00");
        shop.coupons(base + 100, base + 99 + COUPONS);
        shop.jdbc()
                .update(
                        "UPDATE trade_coupon SET user_id = ? + MOD(coupon_id, ?) WHERE coupon_id >= ?",
                        base + 100,
                        USERS,
                        base + 100);
    }

    /** The orders of one lane, some of them twice. */
    private void sell(int lane) {
        Random random = new Random(SEED + lane);
        long first = base * 1_000_000 + lane;
        for (int number = 0; number < ORDERS / LANES; number++) {
            long id = first + (long) number * LANES;
            boolean again = number > 0 && random.nextInt(10) == 0;
            if (again) {
                id = first + (long) random.nextInt(number) * LANES;
            }
            // Often enough that one of them finds its order saved, however the lanes run.
            Purchase purchase =
                    random.nextInt(again ? 5 : 100) == 0 ? made(id, random) : made(id, new Random(SEED ^ id));
            if (random.nextInt(50) == 0) {
                cancel("{\"orderId\":%d}".formatted(id));
            }
            codes.merge(code(purchase), 1, Integer::sum);
            if (random.nextInt(10) == 0) {
                cancel("{\"orderId\":%d}".formatted(id));
            }
            if (random.nextInt(4) == 0) {
                deliverCancel(id);
            }
        }
    }

    private Purchase made(long id, Random random) {
        long coupon = base + 100 + random.nextInt(COUPONS);
        long user = random.nextInt(8) == 0 ? base + 100 + random.nextInt(USERS) : owner(coupon);
        Purchase purchase = random.nextInt(8) == 0
                ? withLines(id, user, random)
                : Purchase.of(id, user, base + 100 + random.nextInt(GOODS)).with("goodsNumber", 1 + random.nextInt(4));
        if (random.nextInt(8) == 0) {
            purchase.with("couponId", coupon);
        } else if (random.nextInt(16) == 0) {
            purchase.with("couponIds", coupons(coupon, random));
        }
        return random.nextBoolean() ? purchase.with("moneyPaid", BigDecimal.valueOf(random.nextInt(500), 2)) : purchase;
    }

    /** Of 1 to 50 lines, in any order, mostly of a few. */
    private Purchase withLines(long id, long user, Random random) {
        int lines = 1 + random.nextInt(random.nextInt(4) == 0 ? GOODS : 5);
        List<Long> goods = new ArrayList<>(
                LongStream.range(base + 100, base + 100 + GOODS).boxed().toList());
        Collections.shuffle(goods, random);
        ManyLines wanted = new ManyLines(goods.subList(0, lines).stream()
                .map(one -> ManyLines.line(one, 1 + random.nextInt(2), "10.00"))
                .toList());
        return new Purchase().with("orderId", id).with("userId", user).with("lines", wanted.json());
    }

    /** Some of the same owner, who is the one of every thirtieth coupon. */
    private Object coupons(long coupon, Random random) {
        return new StringBuilder(LongStream.rangeClosed(0, random.nextInt(4))
                .map(more -> coupon + more * USERS)
                .boxed()
                .toList()
                .toString());
    }

    private long owner(long coupon) {
        return base + 100 + coupon % USERS;
    }

    private int code(Purchase purchase) {
        try {
            return confirm(purchase).code();
        } catch (RefusedException refused) {
            return refused.code();
        }
    }

    private void sweep() {
        UnconfirmedOrders sweeper = Sweepers.anHourLater(application.getBean(DataSource.class));
        while (sweeper.sweep()) {
            // Until nothing is left.
        }
    }

    /** Everything in the outbox, in any order, some of it twice, in batches of any size. */
    private void deliverEverything(Random random) {
        List<String> bodies = new ArrayList<>(
                shop.jdbc().queryForList("SELECT msg_body FROM trade_mq_producer_temp ORDER BY seq", String.class));
        bodies.addAll(bodies.subList(0, bodies.size() / 10));
        Collections.shuffle(bodies, random);
        for (int from = 0, to; from < bodies.size(); from = to) {
            to = Math.min(bodies.size(), from + 1 + random.nextInt(200));
            List<Delivery> batch = bodies.subList(from, to).stream()
                    .map(body ->
                            Delivery.fresh(UUID.randomUUID().toString(), null, body.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            Exchange done = template.send(
                    "direct:isolate", exchange -> exchange.getMessage().setBody(batch));
            assertThat(done.getException()).isNull();
        }
    }

    /** The oracle without the ledger: what the confirmed orders say themselves is what is missing. */
    private List<String> wrongByTheOrdersThemselves() {
        return shop.jdbc()
                .queryForList(
                        """
                SELECT CONCAT('goods ', s.goods_id, ': ', s.goods_number, ' at the start, ', g.goods_number, ' now')
                FROM start_goods s JOIN trade_goods g ON g.goods_id = s.goods_id
                WHERE s.goods_number <> g.goods_number + (SELECT COALESCE(SUM(o.goods_number), 0) FROM trade_order o
                  WHERE o.goods_id = s.goods_id AND o.order_status = 1)
                  + (SELECT COALESCE(SUM(l.goods_number), 0) FROM trade_order_line l JOIN trade_order o USING (order_id)
                  WHERE l.goods_id = s.goods_id AND o.order_status = 1)
                UNION ALL
                SELECT CONCAT('user ', s.user_id, ': ', s.user_money, ' at the start, ', u.user_money, ' now')
                FROM start_user s JOIN trade_user u ON u.user_id = s.user_id
                WHERE s.user_money <> u.user_money + (SELECT COALESCE(SUM(o.money_paid), 0) FROM trade_order o
                  WHERE o.user_id = s.user_id AND o.order_status = 1)
                UNION ALL
                SELECT CONCAT('coupon ', c.coupon_id) FROM trade_coupon c
                WHERE c.is_used <> (SELECT COUNT(*) FROM trade_order o
                  WHERE o.coupon_id = c.coupon_id AND o.order_status = 1)
                  + (SELECT COUNT(*) FROM trade_order_coupon l JOIN trade_order o USING (order_id)
                  WHERE l.coupon_id = c.coupon_id AND o.order_status = 1)""",
                        String.class);
    }
}
