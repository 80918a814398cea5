package io.ordercompensation.test;

import java.math.BigDecimal;

/** What an order of the sample shop takes; a null field takes nothing. */
public record Order(long id, Long goodsId, int pieces, Long couponId, Long userId, BigDecimal money) {

    public static Order of(long id) {
        return new Order(id, null, 0, null, null, null);
    }

    public Order goods(long goodsId, int pieces) {
        return new Order(id, goodsId, pieces, couponId, userId, money);
    }

    public Order coupon(long couponId) {
        return new Order(id, goodsId, pieces, couponId, userId, money);
    }

    public Order balance(long userId, String money) {
        return new Order(id, goodsId, pieces, couponId, userId, new BigDecimal(money));
    }

    /** The business key of its messages. */
    public String key() {
        return Long.toString(id);
    }

    /** The body of its {@code order_cancel} message, as the order service writes it. */
    public String cancelBody() {
        return "{\"orderId\":%d,\"couponId\":%s,\"goodsId\":%s,\"goodsNumber\":%s,\"userId\":%s,\"userMoney\":%s}"
                .formatted(id, couponId, goodsId, goodsId == null ? null : pieces, userId, money);
    }
}
