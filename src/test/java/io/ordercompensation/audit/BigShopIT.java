package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run over many orders, a third of them cancelled, holds up nobody and takes the memory of its rows only. The long
 * round: {@code -Daudit.orders=1000000}.
 */
@OnEachDatabase
class BigShopIT extends AuditedShopIT {

    private static final Logger LOG = LoggerFactory.getLogger(BigShopIT.class);
    private static final int ORDERS = Integer.getInteger("audit.orders", 100_000);
    private static final int STATEMENT = 10_000;
    private static final int FIRST = 1_000_000;
    private static final String DIGITS =
            "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                    + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    private static final String NUMBERS =
            "(SELECT " + FIRST + " + ? + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM " + DIGITS + " a, " + DIGITS
                    + " b, " + DIGITS + " c, " + DIGITS + " e) numbers";

    BigShopIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.with("compensation.audit.timeout", "110s");
    }

    @Test
    void isAuditedWhileRestoresGoOn() throws Exception {
        fill();
        long waits = rowLockWaits();
        Instant start = Instant.now();
        CompletableFuture<AuditReport> run = audit.run();
        int restored = 0;
        long longest = 0;
        do {
            long begin = System.nanoTime();
            Order order = Order.of(restored + 1).goods(restored % 20 + 1, 1).balance(restored % 20 + 1, "0.01");
            shop.place(order);
            cancel(order);
            longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            restored++;
        } while (!run.isDone());
        Instant end = Instant.now();

        AuditReport report = run.get();
        LOG.info(
                "{} orders audited in {} ms, the slowest invariant in {} ms; {} restores meanwhile, the slowest in {} ms",
                ORDERS,
                Duration.between(start, end).toMillis(),
                report.invariants().stream()
                        .mapToLong(InvariantResult::millis)
                        .max()
                        .orElseThrow(),
                restored,
                longest);
        assertThat(found(report)).isEmpty();
        assertThat(rowLockWaits()).as("writers that waited for the audit").isEqualTo(waits);
    }

    private long rowLockWaits() {
        return shop.jdbc()
                .queryForObject(
                        "SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_waits'", (row, number) -> row.getLong("Value"));
    }

    @Test
    void manyFindingsTakeNoMoreMemoryThanTheirFirstRows() {
        fill();
        shop.jdbc().update("DELETE FROM trade_goods_number_log WHERE log_type = 2");

        InvariantResult result = run().of("goods-taken-not-returned").orElseThrow();

        assertThat(result.findings()).isEqualTo(ORDERS / 3);
        assertThat(result.rows()).hasSize(100);
        assertThat(result.rows().get(0).order()).isLessThan(FIRST + 10);
        Proposal proposal = application.getBean(Reconcile.class).propose(List.of());
        assertThat(proposal.orders()).hasSize(100);
        assertThat(proposal.more()).isTrue();
    }

    /** Every order took goods; every third one is cancelled and restored. */
    private void fill() {
        for (int from = 0; from < ORDERS; from += STATEMENT) {
            insert(
                    "trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_id, add_time)",
                    "n, 1, IF(MOD(n, 3) = 0, 2, 1), 0, 0, 1, NOW() - INTERVAL 1 DAY",
                    "1 = 1",
                    from);
            insert("trade_goods_number_log", "MOD(n, 20) + 1, n, 1, -1, NOW() - INTERVAL 1 DAY", "1 = 1", from);
            insert("trade_goods_number_log", "MOD(n, 20) + 1, n, 2, 1, NOW()", "MOD(n, 3) = 0", from);
            insert("trade_user_money_log", "MOD(n, 20) + 1, n, 1, 1, NOW() - INTERVAL 1 DAY", "1 = 1", from);
            insert("trade_user_money_log", "MOD(n, 20) + 1, n, 2, 1, NOW()", "MOD(n, 3) = 0", from);
            insert(
                    "trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status, consumer_timestamp)",
                    "'" + QuietShop.GROUP + "', '" + QuietShop.TAG + "', n, REPEAT('b', 200), 1, UTC_TIMESTAMP(3)",
                    "MOD(n, 3) = 0",
                    from);
        }
        // As in a shop that has been there for longer than a minute: until the server has looked at tables that were
        // filled so fast, it takes every index for useless.
        shop.jdbc()
                .queryForList("ANALYZE TABLE trade_order, trade_goods_number_log, trade_user_money_log, trade_coupon,"
                        + " trade_coupon_log, trade_mq_consumer_log");
    }

    private void insert(String table, String columns, String condition, int from) {
        shop.jdbc()
                .update(
                        "INSERT INTO " + table + " SELECT " + columns + " FROM " + NUMBERS + " WHERE n < "
                                + (FIRST + ORDERS) + " AND " + condition,
                        from);
    }
}
