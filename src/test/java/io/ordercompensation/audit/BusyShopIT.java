package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While orders are placed and restored as fast as it goes, the audit never takes work in flight for a finding. */
@OnEachDatabase
class BusyShopIT extends AuditedShopIT {

    private static final Duration BUSY = Duration.ofSeconds(Integer.getInteger("audit.busy.seconds", 5));
    private static final int THREADS = 3;
    private static final int BATCH = 4;

    BusyShopIT(EmbeddedDatabase database) {
        super(database);
    }

    /** Without grace, nothing is excused by its age: what is left out is right at every instant. */
    @Override
    CompensationApp configured(CompensationApp product) {
        return product.with("compensation.audit.grace", "0s")
                .with("compensation.audit.skip", "order-unconfirmed-too-long");
    }

    @Test
    void isNeverTakenForASpoiltOne() throws Exception {
        ExecutorService work = Executors.newFixedThreadPool(THREADS);
        Instant end = Instant.now().plus(BUSY);
        List<Future<Integer>> restored = new ArrayList<>();
        try {
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * 1_000_000 + 1000;
                int goods = thread + 1;
                restored.add(work.submit(() -> restore(first, goods, end)));
            }
            int runs = 0;
            while (Instant.now().isBefore(end)) {
                assertThat(found(run())).as("findings of run %d", runs).isEmpty();
                runs++;
            }
            int orders = 0;
            for (Future<Integer> thread : restored) {
                orders += thread.get();
            }
            assertThat(runs).isGreaterThan(3);
            assertThat(orders).isGreaterThan(20);
        } finally {
            work.shutdownNow();
        }
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(found(run())).isEmpty();
    }

    private int restore(int first, int goods, Instant end) {
        int orders = 0;
        while (Instant.now().isBefore(end)) {
            int from = first + orders;
            Order[] batch = IntStream.range(0, BATCH)
                    .mapToObj(n -> Order.of(from + n)
                            .goods(goods, 1)
                            .coupon(goods * BATCH + n)
                            .balance(goods, "0.01"))
                    .toArray(Order[]::new);
            shop.place(batch);
            cancel(batch);
            orders += BATCH;
        }
        return orders;
    }
}
