package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.test.Order;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Orders of fifty lines: as many rows of the ledger as a batch can have. */
@OnEachDatabase
class ManyLinesRestoreIT extends BatchIT {

    /** Ids as long as a generator of ids makes them, so that the rows of a batch are as long as they get. */
    private static final long LONG_ID = 7_000_000_000_000_000_000L;

    private static final int LINES = 50;

    ManyLinesRestoreIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void givesBackWhatTheLedgerSaysAndNotTheMessage() {
        shop.goods(base + 10, base + LINES - 1, 100);
        Order order = order(base, base).coupon(base).moreCoupon(base + 1);
        shop.place(order);
        assertThat(shop.stock(base + 36)).isEqualTo(99);

        restore("{\"orderId\":%d,\"goodsId\":%d,\"goodsNumber\":90}".formatted(base, base));

        assertThat(heldGoods(base)).isZero();
        assertThat(shop.couponHolder(base)).isNull();
        assertThat(shop.couponHolder(base + 1)).isNull();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @Test
    void givesBackABatchOfThem() {
        restoresAtOnce(LONG_ID, 256);
    }

    /** MariaDB cuts what JSON_ARRAYAGG collects at group_concat_max_len, which is 1 MiB. */
    @Test
    void givesBackMoreThanFitsIntoOneText() {
        restoresAtOnce(LONG_ID + 10_000, 600);
    }

    private void restoresAtOnce(long first, int number) {
        shop.goods(first, first + LINES - 1, number);
        List<Order> orders = LongStream.range(first, first + number)
                .mapToObj(id -> order(id, first))
                .toList();
        shop.place(orders);
        assertThat(shop.stock(first + LINES - 1)).isZero();

        restore(orders.stream().map(Order::cancelBody).toArray(String[]::new));

        assertThat(heldGoods(first)).isZero();
        assertThat(shop.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM trade_mq_consumer_log WHERE consumer_status = 1 AND CAST(msg_key AS"
                                        + " SIGNED) BETWEEN ? AND ?",
                                Integer.class,
                                first,
                                first + number - 1))
                .isEqualTo(number);
    }

    private static Order order(long id, long firstGoods) {
        Order order = Order.of(id);
        for (long line = 0; line < LINES; line++) {
            order = order.moreGoods(firstGoods + line, 1);
        }
        return order;
    }

    /** Kinds of goods of which pieces are missing. */
    private int heldGoods(long first) {
        return shop.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM trade_goods g JOIN start_goods s USING (goods_id)"
                                + " WHERE goods_id BETWEEN ? AND ? AND g.goods_number <> s.goods_number",
                        Integer.class,
                        first,
                        first + LINES - 1);
    }
}
