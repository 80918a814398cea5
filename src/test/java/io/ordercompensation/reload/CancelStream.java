package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.dao.PessimisticLockingFailureException;

/** Orders that are placed and cancelled without a pause, by several threads, one message in a batch: nobody fails with it. */
final class CancelStream implements AutoCloseable {

    private static final int THREADS = 3;

    private final Shop shop;
    private final ProducerTemplate producer;
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger placedAgain = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile boolean flowing = true;

    CancelStream(CamelContext context, Shop shop) {
        this.shop = shop;
        this.producer = context.createProducerTemplate();
        IntStream.range(0, THREADS).forEach(thread -> threads.execute(this::flow));
    }

    private void flow() {
        while (flowing) {
            long id = ids.incrementAndGet();
            try {
                Order order = Order.of(id).goods(1 + id % 3, 1).balance(1 + id % 3, "1.50");
                place(order);
                send(order);
                done.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
    }

    /** The shop meets the restore on the same rows; if it loses a deadlock, it begins again. */
    private void place(Order order) {
        while (true) {
            try {
                shop.place(order);
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                placedAgain.incrementAndGet();
            }
        }
    }

    private void send(Order order) {
        List<Delivery> batch = List.of(Delivery.fresh(
                UUID.randomUUID().toString(), null, order.cancelBody().getBytes(StandardCharsets.UTF_8)));
        long begin = System.nanoTime();
        Exchange sent = producer.send(
                "direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        if (sent.getException() != null) {
            failures.add(sent.getException());
        }
    }

    int done() {
        return done.get();
    }

    /** Ends the stream and asserts that each order was restored, in its first attempt, once, and none waited for long. */
    void assertThatNothingWasLostFailedOrDoubled(Duration longestWait) throws InterruptedException {
        close();

        assertThat(failures).isEmpty();
        assertThat(placedAgain.get()).as("deadlocks of the shop itself").isLessThan(ids.get() / 10);
        assertThat(shop.messages(1)).isEqualTo(ids.get()).isEqualTo(done.get());
        assertThat(shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_mq_attempt_log", Integer.class))
                .as("failed attempts")
                .isZero();
        assertThat(shop.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM trade_goods_number_log WHERE log_type = 2", Integer.class))
                .isEqualTo(ids.get());
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(Duration.ofNanos(longest.get())).as("longest wait").isLessThan(longestWait);
    }

    @Override
    public void close() throws InterruptedException {
        flowing = false;
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
}
