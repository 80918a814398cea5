package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Orders of the same fifty goods, listed the one way round and the other, and cancels of such orders wait for each other.
 * No step runs twice here: a deadlock would be the caller's answer.
 */
@OnEachDatabase
class SameGoodsIT extends OrderIT {

    private static final int LINES = 50;
    private static final int LANES = 4;
    private static final int OTHERS = 1000;
    private static final int ROUNDS = 15;

    SameGoodsIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp product(CompensationApp app) {
        return app.with("compensation.order.attempts", 1);
    }

    @Test
    void waitForEachOtherInsteadOfDeadlocking() throws Exception {
        shop.goods(base + 10, base + LINES - 1, STOCK);
        fillTheTables();
        long before = deadlocks();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int own = lane;
                running.add(lanes.submit(() -> confirmAndCancel(own)));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } finally {
            lanes.shutdown();
        }

        assertThat(deadlocks()).isEqualTo(before);
        assertThat(count("SELECT COUNT(*) FROM trade_order WHERE order_status <> 2"))
                .isZero();
        assertThat(shop.stock(base + LINES - 1)).isEqualTo(STOCK);
    }

    /**
     * A server that believes a table to have a few dozen rows reads it whole for each order of a batch, and then waits for
     * rows that others hold: docs/orders.md.
     */
    private void fillTheTables() {
        long first = base + 10_000;
        shop.goods(first, first + OTHERS, STOCK);
        shop.users(first, first + OTHERS, "0.00");
        shop.place(LongStream.range(first, first + OTHERS).mapToObj(Order::of).toList());
        shop.jdbc().update("UPDATE trade_order SET order_status = 2 WHERE order_id >= ?", first);
        shop.jdbc().queryForList("ANALYZE TABLE trade_goods, trade_user, trade_order");
    }

    private void confirmAndCancel(int lane) {
        ManyLines lines = ManyLines.of(base, LINES);
        for (int round = 0; round < ROUNDS; round++) {
            long id = base + (long) round * LANES + lane;
            Purchase purchase = new Purchase()
                    .with("orderId", id)
                    .with("userId", base + lane)
                    .with("lines", (lane % 2 == 0 ? lines : lines.backwards()).json());
            assertThat(confirm(purchase)).isEqualTo(OrderResult.confirmed(id));
            cancel("{\"orderId\":%d}".formatted(id));
        }
    }

    private long deadlocks() {
        return shop.jdbc()
                .queryForObject(
                        "SELECT count FROM information_schema.INNODB_METRICS WHERE name = 'lock_deadlocks'",
                        Long.class);
    }
}
