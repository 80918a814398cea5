package io.ordercompensation.demo;

import io.ordercompensation.shop.Order;
import io.ordercompensation.shop.Shop;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/** The goods, users and coupons of the demonstration, and what its orders take. */
final class SampleShop {

    static final int GOODS = 50;
    static final int USERS = 200;
    private static final int COUPONS = 20_000;

    private SampleShop() {}

    static void open(Shop shop) {
        shop.goods(1, GOODS, 10_000);
        shop.users(1, USERS, "100000.00");
        shop.coupons(1, COUPONS);
    }

    /** An order that takes stock, and often a coupon of its own or something from a balance. */
    static Order order(long id, int number, RandomGenerator random) {
        Order order = Order.of(id).goods(1 + random.nextLong(GOODS), 1 + random.nextInt(3));
        if (number <= COUPONS && random.nextInt(3) == 0) {
            order = order.coupon(number);
        }
        if (random.nextInt(2) == 0) {
            BigDecimal money = BigDecimal.valueOf(1 + random.nextLong(9_999), 2);
            order = order.balance(1 + random.nextLong(USERS), money.toPlainString());
        }
        return order;
    }

    /** What an editor of the catalogue does by mistake. */
    static void delete(Shop shop, long goods) {
        shop.jdbc().update("DELETE FROM trade_goods WHERE goods_id = ?", goods);
    }

    /** Enters deleted goods with the stock that is left of them, by what the log says was taken and given back. */
    static void enterAgain(Shop shop, long goods) {
        // No order may take some of them between the sum and the row.
        synchronized (shop) {
            shop.jdbc()
                    .update(
                            """
                    INSERT IGNORE INTO trade_goods (goods_id, goods_name, goods_number, goods_price)
                    SELECT s.goods_id, s.goods_name,
                      s.goods_number + (SELECT COALESCE(SUM(l.goods_number), 0) FROM trade_goods_number_log l
                                        WHERE l.goods_id = s.goods_id),
                      s.goods_price
                    FROM start_goods s WHERE s.goods_id = ?""",
                            goods);
        }
    }
}
