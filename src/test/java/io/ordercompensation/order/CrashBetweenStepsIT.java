package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * kill -9 while orders stand before each step of confirm-order, inside its transactions and between them. Half of the
 * orders are asked for again, as a buyer would; the other half are left to the sweeper.
 */
@OnEachDatabase
class CrashBetweenStepsIT extends OrderIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrashBetweenStepsIT.class);
    /** More than there are steps, so that some order is confirmed and no step is left out. */
    private static final int POINTS = 75;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EmbeddedDatabase database;

    CrashBetweenStepsIT(EmbeddedDatabase database) {
        super(database);
        this.database = database;
    }

    @Test
    void whatACrashInterruptsIsConfirmedOnceOrGivenBackOnce() throws Exception {
        long first = 1_000_000;
        long last = first + 2 * POINTS - 1;
        shop.goods(first, last, STOCK);
        shop.users(first, last, "500.00");
        shop.coupons(first, last);
        shop.jdbc().update("UPDATE trade_coupon SET user_id = coupon_id WHERE coupon_id >= ?", first);
        // Every order may hold a connection.
        int before = count("SELECT @@max_connections");
        shop.jdbc().execute("SET GLOBAL max_connections = " + (before + 2 * POINTS));
        Map<Long, String> frozen;
        try {
            frozen = crash(first);
        } finally {
            shop.jdbc().execute("SET GLOBAL max_connections = " + before);
        }

        List<Long> again = LongStream.range(first, first + POINTS).boxed().toList();
        again.forEach(order -> assertThat(confirm(FrozenOrders.purchase(order)).code())
                .as("order %d, which died before %s", order, frozen.get(order))
                .isEqualTo(1));
        Sweepers.anHourLater(application.getBean(DataSource.class)).sweep();
        LongStream.rangeClosed(first, last).forEach(this::deliverCancel);

        again.forEach(order -> isTaken(order, frozen.get(order)));
        LongStream.rangeClosed(first + POINTS, last).forEach(order -> {
            if (saved(order) && shop.orderStatus(order) == 1) {
                isTaken(order, frozen.get(order));
            } else {
                isGivenBack(order, frozen.get(order));
            }
        });
        assertThat(count("SELECT COUNT(*) FROM trade_order WHERE order_status = 0"))
                .isZero();
    }

    /** Answers before which step each order stood when its process was killed; orders that came through are left out. */
    private Map<Long, String> crash(long first) throws Exception {
        Path log = Path.of("target", "chaos", "frozen-" + database.product().replace(' ', '-') + ".log");
        try (FrozenProcess product = new FrozenProcess(log, properties(first))) {
            await().atMost(LIMIT)
                    .failFast("the process ended by itself, see " + log, () -> !product.isAlive())
                    .until(() -> product.output().stream()
                                    .filter(line ->
                                            line.startsWith(FrozenOrders.FROZEN) || line.startsWith(FrozenOrders.ENDED))
                                    .count()
                            == 2 * POINTS);
            Map<Long, String> frozen = new TreeMap<>();
            product.output().stream()
                    .filter(line -> line.startsWith(FrozenOrders.FROZEN))
                    .map(line -> line.substring(FrozenOrders.FROZEN.length()).split(" before "))
                    .forEach(words -> frozen.put(Long.valueOf(words[0]), words[1]));
            LOG.info(
                    "{} orders stand before {}",
                    frozen.size(),
                    List.copyOf(frozen.values()).subList(0, frozen.size() / 2));
            assertThat(frozen.size()).as("orders in the middle of their way").isBetween(60, 2 * POINTS - 2);
            return frozen;
        }
    }

    private Map<String, Object> properties(long first) {
        Map<String, Object> properties = new HashMap<>(
                new CompensationApp(database, shop.jdbc().queryForObject("SELECT DATABASE()", String.class))
                        .withoutBroker()
                        .with("compensation.order.concurrency", 2 * POINTS)
                        .with("compensation.order.sweep-enabled", false)
                        .with("spring.datasource.hikari.maximum-pool-size", 2 * POINTS)
                        .with("frozen.first", first)
                        .with("frozen.points", POINTS)
                        .properties());
        properties.put("rocketmq.log.root.dir", Path.of("target", "chaos").toAbsolutePath());
        return properties;
    }

    private void isTaken(long order, String step) {
        assertThat(shop.orderStatus(order))
                .as("order %d, which died before %s", order, step)
                .isEqualTo(1);
        assertThat(shop.stock(order)).as("stock of order %d", order).isEqualTo(STOCK - 2);
        assertThat(shop.couponHolder(order)).isEqualTo(order);
        assertThat(shop.balance(order)).isEqualByComparingTo("492.50");
        assertThat(outbox(order)).isEmpty();
    }

    private void isGivenBack(long order, String step) {
        assertThat(shop.stock(order))
                .as("stock of order %d, which died before %s", order, step)
                .isEqualTo(STOCK);
        assertThat(shop.couponHolder(order)).isNull();
        assertThat(shop.balance(order)).isEqualByComparingTo("500.00");
        assertThat(outbox(order)).hasSize(saved(order) ? 1 : 0);
    }
}
