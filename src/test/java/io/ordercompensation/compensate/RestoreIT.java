package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.test.Order;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a batch gives back. */
@OnEachDatabase
class RestoreIT extends BatchIT {

    RestoreIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void givesBackWhatOneOrderTook() {
        Order order = Order.of(base).goods(base, 3).coupon(base).balance(base, "100.00");
        shop.place(order);
        assertThat(shop.stock(base)).isEqualTo(97);

        restore(order.cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.couponHolder(base)).isNull();
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
        assertThat(shop.orderStatus(base)).isEqualTo(2);
        assertThat(shop.messageStatus(order.key())).isEqualTo(1);
    }

    @Test
    void keepsTheBodiesOfItsMessagesByteForByte() {
        List<String> bodies = LongStream.range(base, base + 5)
                .mapToObj(id -> "{\"orderId\":%d,\"note\":\"%s\\u5e93 \\\"it's\\\" \\\\ \uD83D\uDCB0 \u5e93\"}"
                        .formatted(id, "x".repeat((int) (id - base))))
                .toList();

        restore(bodies.toArray(String[]::new));

        assertThat(storedBodies()).isEqualTo(bodies);
    }

    @Test
    void keepsLongBodiesToo() {
        // As many as fill more than one statement of the claim.
        List<String> bodies = LongStream.range(base, base + 30)
                .mapToObj(id -> "{\"orderId\":%d,\"note\":\"%s\"}".formatted(id, "\u5e93".repeat(20_000)))
                .toList();

        restore(bodies.toArray(String[]::new));

        assertThat(storedBodies()).isEqualTo(bodies);
    }

    private List<String> storedBodies() {
        return shop.jdbc()
                .queryForList(
                        "SELECT msg_body FROM trade_mq_consumer_log WHERE CAST(msg_key AS SIGNED) >= ? ORDER BY msg_key",
                        String.class,
                        base);
    }

    @Test
    void restoresOnceHoweverOftenTheBatchHoldsTheMessage() {
        Order order = Order.of(base).goods(base, 3).balance(base, "7.77");
        shop.place(order);

        restore(order.cancelBody(), order.cancelBody(), order.cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }

    @Test
    void dropsADuplicateOfAnEarlierBatchAndRestoresTheNewOrderBesideIt() {
        Order first = Order.of(base).goods(base, 3);
        Order second = Order.of(base + 1).goods(base, 4);
        shop.place(first, second);
        restore(first.cancelBody());

        restore(first.cancelBody(), second.cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void restoresOnlyTheStockOfAnOrderThatTookNothingElse() {
        shop.place(Order.of(base).goods(base, 3));

        restore(Order.of(base)
                .goods(base, 3)
                .coupon(base)
                .balance(base, "100.00")
                .cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }

    @Test
    void restoresNothingWhereNothingWasTaken() {
        shop.place(Order.of(base));

        restore(Order.of(base)
                .goods(base, 3)
                .coupon(base)
                .balance(base, "100.00")
                .cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @Test
    void leavesATombstoneForAnOrderThatDoesNotExist() {
        restore(Order.of(base).goods(base, 3).cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.messageStatus(Long.toString(base))).isEqualTo(1);
    }

    @Test
    void leavesACouponAloneThatBelongsToAnotherOrderMeanwhile() {
        shop.place(Order.of(base).coupon(base));
        shop.place(Order.of(base + 1));
        shop.jdbc().update("UPDATE trade_coupon SET order_id = ? WHERE coupon_id = ?", base + 1, base);

        restore(Order.of(base).coupon(base).cancelBody());

        assertThat(shop.couponHolder(base)).isEqualTo(base + 1);
    }

    @Test
    void givesBackCentsToTheCent() {
        List<Order> orders = LongStream.range(base, base + 9)
                .mapToObj(id -> Order.of(id).balance(base, "0.1" + (id - base)))
                .toList();
        shop.place(orders);

        restore(orders.stream().map(Order::cancelBody).toArray(String[]::new));

        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }

    @Test
    void takesTheAliasesOfOldSenders() {
        shop.place(Order.of(base).goods(base, 3).balance(base, "1.00"));

        restore("{\"orderId\":\"%d\",\"goodsId\":%d,\"goodsNum\":3,\"userId\":%d,\"moneyPaid\":1.00}"
                .formatted(base, base, base));

        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void restoresSeveralGoodsOfOneOrder() {
        shop.place(Order.of(base).goods(base, 3));
        shop.takeOnly(List.of(Order.of(base).goods(base + 1, 5)));

        restore(Order.of(base).cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.stock(base + 1)).isEqualTo(100);
    }
}
