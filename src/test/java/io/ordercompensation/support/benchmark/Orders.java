package io.ordercompensation.support.benchmark;

import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The orders that are cancelled; each took one piece, one coupon and some money. */
enum Orders {
    UNIFORM {
        @Override
        long goods(long id) {
            return spread(id, GOODS);
        }
    },
    /** Four of five took the same goods. */
    HOT_ROW {
        @Override
        long goods(long id) {
            return id % 5 == 0 ? spread(id / 5, GOODS) : 1;
        }
    },
    /** A few goods and a few users have most of the orders. */
    ZIPF {
        @Override
        long goods(long id) {
            return spread(POPULAR_GOODS.rank(id), GOODS);
        }

        @Override
        long user(long id) {
            return spread(ACTIVE_USERS.rank(id), USERS);
        }
    };

    static final int GOODS = 1_000;
    static final int USERS = 10_000;

    private static final int PLACED_AT_ONCE = 5_000;
    private static final Zipf POPULAR_GOODS = new Zipf(GOODS, 1L << 40);
    private static final Zipf ACTIVE_USERS = new Zipf(USERS, 2L << 40);

    abstract long goods(long id);

    long user(long id) {
        return spread(id, USERS);
    }

    Order order(long id) {
        return Order.of(id).goods(goods(id), 1).coupon(id).balance(user(id), "1.25");
    }

    /** Opens the shop and places the orders 1 to {@code number}. */
    void placeIn(Shop shop, int number) {
        shop.goods(1, GOODS, 1_000_000);
        shop.users(1, USERS, "1000000.00");
        shop.coupons(1, number);
        for (long first = 1; first <= number; first += PLACED_AT_ONCE) {
            List<Order> orders = new ArrayList<>();
            LongStream.rangeClosed(first, Math.min(number, first + PLACED_AT_ONCE - 1))
                    .forEach(id -> orders.add(order(id)));
            shop.place(orders);
        }
    }

    /** Neighbours in the topic are no neighbours in the table, yet all rows are met equally often. */
    private static long spread(long id, int rows) {
        return 1 + id * 7919 % rows;
    }
}
