package io.ordercompensation.support.demo;

import io.ordercompensation.test.Shop;
import java.util.List;

/** The goods, users and coupons of the demonstration, and what its orders take. */
final class SampleShop {

    static final int GOODS = 50;
    static final int USERS = 200;
    static final int COUPONS = 20_000;

    /** The others come in pairs, for orders that use two. */
    static final int SINGLE_COUPONS = 12_000;

    private SampleShop() {}

    static void open(Shop shop) {
        shop.goods(1, GOODS, 10_000);
        shop.users(1, USERS, "100000.00");
        shop.coupons(1, COUPONS);
        for (String table : List.of("trade_coupon", "start_coupon")) {
            shop.jdbc().update("UPDATE " + table + " SET user_id = 1 + MOD(coupon_id, ?)", USERS);
        }
    }

    /** The next two that belong to one user; none when all are given out. */
    static List<Long> couponsOfOneUser(long pair) {
        long coupon = SINGLE_COUPONS + 1 + pair / USERS * 2 * USERS + pair % USERS;
        // Not the last coupon: it is the one that strangers try.
        return coupon + USERS < COUPONS ? List.of(coupon, coupon + USERS) : List.of();
    }

    /** Whose coupon it is. */
    static long ownerOf(long coupon) {
        return 1 + coupon % USERS;
    }

    /** What an editor of the catalogue does by mistake. */
    static void delete(Shop shop, long goods) {
        shop.jdbc().update("DELETE FROM trade_goods WHERE goods_id = ?", goods);
    }

    /** Enters deleted goods with the stock that is left of them, by what the log says was taken and given back. */
    static void enterAgain(Shop shop, long goods) {
        // Nothing is taken from goods that are not there, so the sum stands still.
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
