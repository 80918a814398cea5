package io.ordercompensation.test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an order of the sample shop takes; an empty list and a null field take nothing. */
public record Order(long id, List<Line> lines, List<Long> coupons, Long userId, BigDecimal money) {

    /** Some pieces of one kind of goods. */
    public record Line(long goodsId, int pieces) {}

    public static Order of(long id) {
        return new Order(id, List.of(), List.of(), null, null);
    }

    public Order goods(long goodsId, int pieces) {
        return new Order(id, List.of(new Line(goodsId, pieces)), coupons, userId, money);
    }

    public Order moreGoods(long goodsId, int pieces) {
        return new Order(id, with(lines, new Line(goodsId, pieces)), coupons, userId, money);
    }

    public Order coupon(long couponId) {
        return new Order(id, lines, List.of(couponId), userId, money);
    }

    public Order moreCoupon(long couponId) {
        return new Order(id, lines, with(coupons, couponId), userId, money);
    }

    public Order balance(long userId, String money) {
        return new Order(id, lines, coupons, userId, new BigDecimal(money));
    }

    private static <T> List<T> with(List<T> some, T another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    /** Whether its row in trade_order names neither goods nor coupon, because there are several. */
    public boolean hasSeveral() {
        return lines.size() > 1 || coupons.size() > 1;
    }

    /** The goods of the only line; null if there is none or several. */
    public Long goodsId() {
        return hasSeveral() || lines.isEmpty() ? null : lines.get(0).goodsId();
    }

    /** The pieces of the only line. */
    public int pieces() {
        return goodsId() == null ? 0 : lines.get(0).pieces();
    }

    /** The only coupon; null if there is none or several. */
    public Long couponId() {
        return hasSeveral() || coupons.isEmpty() ? null : coupons.get(0);
    }

    /** The business key of its messages. */
    public String key() {
        return Long.toString(id);
    }

    /** The body of its {@code order_cancel} message, as the order service writes it. */
    public String cancelBody() {
        if (hasSeveral()) {
            return "{\"orderId\":%d,\"couponIds\":%s,\"goods\":%s,\"userId\":%s,\"userMoney\":%s}"
                    .formatted(id, coupons, goodsJson(), userId, money);
        }
        return "{\"orderId\":%d,\"couponId\":%s,\"goodsId\":%s,\"goodsNumber\":%s,\"userId\":%s,\"userMoney\":%s}"
                .formatted(id, couponId(), goodsId(), goodsId() == null ? null : pieces(), userId, money);
    }

    private String goodsJson() {
        return lines.stream()
                .map(line -> "{\"goodsId\":%d,\"goodsNumber\":%d}".formatted(line.goodsId(), line.pieces()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
