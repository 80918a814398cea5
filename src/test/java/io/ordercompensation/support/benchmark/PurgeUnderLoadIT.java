package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.claim.LogRows;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Restores orders with and without the purge beside it, in turns, and says how many each second. The long round: {@code
 * -Dpurge.rows=1000000 -Dpurge.orders=40000 -Dpurge.rounds=3}.
 */
@OnEachDatabase
class PurgeUnderLoadIT {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeUnderLoadIT.class);
    private static final int ROWS = Integer.getInteger("purge.rows", 20_000);
    private static final int ORDERS = Integer.getInteger("purge.orders", 2_000);
    private static final int ROUNDS = Integer.getInteger("purge.rounds", 1);
    private static final int BATCH = 256;
    private static final int THREADS = 2;
    private static final String PURGE = "purge-successes";

    private final EmbeddedDatabase database;
    private Shop shop;
    private CamelContext camel;
    private long lastOrder;

    PurgeUnderLoadIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void restoresAsManyWhileOldRowsAreDeleted() throws Exception {
        try (ConfigurableApplicationContext application = new CompensationApp(
                        database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .with("compensation.retention.enabled", false)
                .start()) {
            shop = new Shop(CompensationApp.administrator(application));
            shop.goods(1, 100, 10_000_000);
            shop.users(1, 1000, "1000000.00");
            camel = CompensationApp.camel(application);
            round(false);
            for (int round = 1; round <= ROUNDS; round++) {
                report(round, rounds(round % 2 == 1));
            }

            assertThat(shop.messages(1)).isEqualTo(lastOrder);
            assertThat(new Books(shop).breaches()).isEmpty();
        }
    }

    /** Both find the same log with the same old rows in it, and take turns in being the first. */
    private Rounds rounds(boolean purgeLast) throws Exception {
        new LogRows(shop.jdbc(), "order_orderTopic_cancel_group", "order_cancel")
                .insert(ROWS / ROUNDS, "'old'", 1, "UTC_TIMESTAMP(3) - INTERVAL 60 DAY", "NULL");
        Round without = purgeLast ? round(false) : null;
        camel.getRouteController().startRoute(PURGE);
        await().atMost(Duration.ofSeconds(30)).until(() -> old() < ROWS / ROUNDS);
        Round with = round(true);
        if (!purgeLast) {
            camel.getRouteController().stopRoute(PURGE);
            without = round(false);
            camel.getRouteController().startRoute(PURGE);
        }
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> old() == 0);
        camel.getRouteController().stopRoute(PURGE);
        return new Rounds(without, with);
    }

    private Round round(boolean purging) {
        List<Order> orders = LongStream.rangeClosed(lastOrder + 1, lastOrder + ORDERS)
                .mapToObj(id -> Order.of(id).goods(1 + id % 100, 1).balance(1 + id % 1000, "1.00"))
                .toList();
        lastOrder += ORDERS;
        shop.place(orders);
        int before = purging ? old() : 0;
        long begin = System.nanoTime();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            List<Order> share = orders.subList(worker * ORDERS / THREADS, (worker + 1) * ORDERS / THREADS);
            workers.add(CompletableFuture.runAsync(() -> restore(share)));
        }
        workers.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - begin) / 1e9;
        int after = purging ? old() : 0;
        return new Round(ORDERS / seconds, (before - after) / seconds, after);
    }

    private void restore(List<Order> orders) {
        ProducerTemplate template = camel.createProducerTemplate();
        for (int from = 0; from < orders.size(); from += BATCH) {
            template.sendBody(
                    "direct:isolate",
                    orders.subList(from, Math.min(orders.size(), from + BATCH)).stream()
                            .map(order -> Delivery.fresh(
                                    "id" + order.id(),
                                    order.key(),
                                    order.cancelBody().getBytes(StandardCharsets.UTF_8)))
                            .toList());
        }
    }

    private int old() {
        return shop.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM trade_mq_consumer_log FORCE INDEX (idx_consumer_log_status)"
                                + " WHERE consumer_status = 1 AND consumer_timestamp < UTC_TIMESTAMP() - INTERVAL 50 DAY",
                        Integer.class);
    }

    private void report(int round, Rounds rounds) {
        Round without = rounds.without();
        Round with = rounds.with();
        LOG.info(
                "{}, round {}: {} orders/s without the purge, {} with it ({} %), which deleted {} rows/s{}",
                database.product(),
                round,
                Math.round(without.ordersPerSecond()),
                Math.round(with.ordersPerSecond()),
                Math.round(100 * with.ordersPerSecond() / without.ordersPerSecond()),
                Math.round(with.purgedPerSecond()),
                with.left() == 0 ? " and was done before the orders: take more rows" : "");
    }

    private record Rounds(Round without, Round with) {}

    /** @param left old rows at the end; none means that the purge did not run all the time */
    private record Round(double ordersPerSecond, double purgedPerSecond, int left) {}
}
