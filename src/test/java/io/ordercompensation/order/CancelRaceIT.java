package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cancel is delivered at a random moment of the order's confirmation, before it and after it too. {@code
 * -Drace.rounds=100000} for a long run, {@code -Drace.seed} for the moments of a run that failed.
 */
@OnEachDatabase
class CancelRaceIT extends OrderIT {

    private static final Logger LOG = LoggerFactory.getLogger(CancelRaceIT.class);
    private static final int LANES = 4;
    private static final int ROUNDS = Integer.getInteger("race.rounds", 500);
    private static final long SEED = Long.getLong("race.seed", System.nanoTime());

    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong confirming = new AtomicLong();

    CancelRaceIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void noOrderIsBothCancelledAndHoldingSomething() throws Exception {
        LOG.info("{} rounds, race.seed={}", ROUNDS, SEED);
        long first = base * 1_000_000;
        ExecutorService lanes = Executors.newFixedThreadPool(2 * LANES);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int own = lane;
                running.add(lanes.submit(() -> {
                    Random random = new Random(SEED + own);
                    for (int round = own; round < ROUNDS; round += LANES) {
                        round(first + round, own, random, lanes);
                    }
                    return null;
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } finally {
            lanes.shutdown();
        }

        LOG.info("{} confirmed first, {} refused", confirmed, refused);
        assertThat(count("SELECT COUNT(*) FROM trade_order WHERE order_id >= ? AND order_status <> 2", first))
                .as("orders that outlived their cancel")
                .isZero();
        assertThat(shop.stock(base)).isEqualTo(STOCK);
        assertThat(confirmed).as("the cancel came last, at times").hasPositiveValue();
        assertThat(refused).as("the cancel came first or in between, at times").hasPositiveValue();
    }

    private void round(long orderId, int lane, Random random, ExecutorService lanes) throws Exception {
        long user = base + lane;
        Purchase purchase =
                Purchase.of(orderId, user, base).with("couponId", user).with("moneyPaid", "1.25");
        // From a little before the confirmation to a little after it, as long as it took so far.
        // Refused ones count too: with those alone that came first, a slow server's window would never open.
        long window = confirming.get() / Math.max(1, confirmed.get() + refused.get()) * 3 / 2 + 1_000_000;
        long cancelAfter = (long) (window * random.nextDouble());
        long confirmAfter = random.nextInt(4) == 0 ? (long) (window * random.nextDouble()) : 0;
        Future<?> cancel = lanes.submit(() -> {
            LockSupport.parkNanos(cancelAfter);
            cancel("{\"orderId\":%d}".formatted(orderId));
        });
        LockSupport.parkNanos(confirmAfter);
        long begin = System.nanoTime();
        try {
            confirm(purchase);
            confirmed.incrementAndGet();
        } catch (RefusedException e) {
            assertThat(e.code()).as("code of order %d", orderId).isEqualTo(10003);
            refused.incrementAndGet();
        } finally {
            confirming.addAndGet(System.nanoTime() - begin);
        }
        cancel.get();
        deliverCancel(orderId);
        assertThat(shop.couponHolder(user))
                .as("coupon of cancelled order %d", orderId)
                .isNull();
    }
}
