package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Many at once want the same last pieces, or the same order. */
@OnEachDatabase
class CompetingOrdersIT extends OrderIT {

    private static final int CALLERS = 20;

    CompetingOrdersIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp product(CompensationApp app) {
        return app.with("compensation.order.concurrency", CALLERS)
                .with("spring.datasource.hikari.maximum-pool-size", CALLERS + 4);
    }

    @RepeatedTest(5)
    void sellsTheLastPiecesOnceEach() throws Exception {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 5 WHERE goods_id = ?", base);
        shop.jdbc().update("UPDATE start_goods SET goods_number = 5 WHERE goods_id = ?", base);

        List<Integer> codes = together(IntStream.range(0, CALLERS)
                .mapToObj(buyer -> Purchase.of(base + buyer, base + buyer, base))
                .toList());

        assertThat(codes).filteredOn(code -> code == 1).hasSize(5);
        assertThat(codes).filteredOn(code -> code != 1).hasSize(15).allMatch(code -> code == 20003 || code == 20004);
        assertThat(shop.stock(base)).isZero();
        IntStream.range(0, CALLERS).forEach(buyer -> deliverCancel(base + buyer));
        assertThat(shop.stock(base)).isZero();
        assertThat(count("SELECT COUNT(*) FROM trade_order WHERE goods_id = ? AND order_status = 0", base))
                .isZero();
    }

    @RepeatedTest(5)
    void takesOnceForTwinsOfOneOrder() throws Exception {
        List<Integer> codes = together(
                IntStream.range(0, CALLERS).mapToObj(twin -> purchase()).toList());

        assertThat(codes).containsOnly(1);
        assertThat(shop.stock(base)).isEqualTo(STOCK - 2);
        assertThat(shop.balance(base)).isEqualByComparingTo("492.50");
        assertThat(shop.couponHolder(base)).isEqualTo(base);
        assertThat(outbox(base)).isEmpty();
    }

    @RepeatedTest(5)
    void cancelsTwinsOfAFailingOrderOnce() throws Exception {
        // Saved before, so that no check stands between the twins and the steps.
        Purchase tooMuch = purchase().with("moneyPaid", "500.01").with("goodsNumber", 50);
        assertThat(step("direct:save-order", tooMuch)).isNull();

        List<Integer> codes =
                together(IntStream.range(0, CALLERS).mapToObj(twin -> tooMuch).toList());

        assertThat(codes).allMatch(code -> code == 50002 || code == 10003);
        assertThat(outbox(base)).hasSize(1);
        deliverCancel(base);
        takesNothing();
    }

    /** The codes of all, who start at the same moment. */
    private List<Integer> together(List<Purchase> purchases) throws Exception {
        CyclicBarrier start = new CyclicBarrier(purchases.size());
        ExecutorService callers = Executors.newFixedThreadPool(purchases.size());
        try {
            List<Future<Integer>> asked = new ArrayList<>();
            for (Purchase purchase : purchases) {
                asked.add(callers.submit(() -> {
                    start.await();
                    try {
                        return confirm(purchase).code();
                    } catch (RefusedException refused) {
                        return refused.code();
                    }
                }));
            }
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> one : asked) {
                codes.add(one.get());
            }
            return codes;
        } finally {
            callers.shutdown();
        }
    }
}
