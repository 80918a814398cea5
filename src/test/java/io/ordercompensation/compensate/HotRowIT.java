package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** All messages want one goods row, and somebody else locks rows the other way round: each is restored once. IsolationTest shows that no attempt is spent. */
@OnEachDatabase
class HotRowIT extends BatchIT {

    /** Alone, because a batch that lost a deadlock would get through in halves without anybody outlasting anything. */
    private static final int BATCH = 1;

    private static final int BATCHES = 600;

    HotRowIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void outlastsDeadlocksWithoutSpendingAttempts() throws Exception {
        List<Order> orders = LongStream.range(base, base + BATCHES * BATCH)
                .mapToObj(id -> Order.of(id).goods(base, 1).balance(base + id % 3, "0.01"))
                .toList();
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 10000 WHERE goods_id = ?", base);
        shop.jdbc().update("UPDATE start_goods SET goods_number = 10000 WHERE goods_id = ?", base);
        shop.place(orders);
        List<Order> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, new Random(11));
        long before = deadlocks();

        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Void>> disturbers = List.of(disturb(done), disturb(done));
        try {
            CompletableFuture.allOf(LongStream.range(0, 4)
                            .mapToObj(lane -> CompletableFuture.runAsync(() -> restoreLane(shuffled, (int) lane)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            done.set(true);
            disturbers.forEach(CompletableFuture::join);
        }

        assertThat(deadlocks() - before).as("deadlocks the test provoked").isPositive();
        assertThat(shop.stock(base)).isEqualTo(10_000);
        assertThat(shop.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM trade_mq_consumer_log WHERE consumer_status = 1 AND consumer_times = 0",
                                Integer.class))
                .isEqualTo(orders.size());
    }

    private void restoreLane(List<Order> orders, int lane) {
        for (int batch = lane; batch < BATCHES; batch += 4) {
            List<Delivery> deliveries = orders.subList(batch * BATCH, (batch + 1) * BATCH).stream()
                    .map(order -> delivery(order.cancelBody()))
                    .toList();
            restore(deliveries);
        }
    }

    /** Locks user rows before the goods row, where the product locks the goods row first. */
    private CompletableFuture<Void> disturb(AtomicBoolean done) {
        return CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                try (Connection connection =
                                CompensationApp.administrator(application).getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement
                            .executeQuery("SELECT 1 FROM trade_user FOR UPDATE")
                            .close();
                    statement
                            .executeQuery("SELECT 1 FROM trade_goods WHERE goods_id = " + base + " FOR UPDATE")
                            .close();
                    connection.rollback();
                } catch (SQLException deadlock) {
                    // The product was the survivor this time.
                }
            }
        });
    }

    private long deadlocks() {
        return shop.jdbc()
                .queryForObject(
                        "SELECT count FROM information_schema.innodb_metrics WHERE name = 'lock_deadlocks'",
                        Long.class);
    }
}
