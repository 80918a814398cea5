package io.ordercompensation.support.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What customers want: mostly something that can be had, some of it with coupons or from the balance. */
final class Purchases {

    private static final BigDecimal PRICE = new BigDecimal("10.00");
    private static final BigDecimal COUPON = new BigDecimal("5.00");
    private static final int A_FEW = 5;

    private final Rates rates;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private long coupons;
    private long pairs;

    Purchases(Rates rates) {
        this.rates = rates;
    }

    /** A request for {@code POST /orders}. */
    synchronized String next(long orderId) {
        long user = 1 + random.nextLong(SampleShop.USERS);
        int pieces = 1 + random.nextInt(3);
        BigDecimal price = PRICE;
        BigDecimal money = BigDecimal.ZERO;
        Long coupon = null;
        double kind = random.nextDouble();
        if ((kind -= rates.wrongPrice()) < 0) {
            price = new BigDecimal("9.99");
        } else if ((kind -= rates.tooManyPieces()) < 0) {
            pieces = 1_000_000;
        } else if ((kind -= rates.foreignCoupon()) < 0) {
            coupon = (long) SampleShop.COUPONS;
            user = SampleShop.ownerOf(coupon + 1);
        } else if ((kind -= rates.shortBalance()) < 0) {
            pieces = 20_000;
            money = new BigDecimal("150000.00");
        } else if (random.nextDouble() < rates.several()) {
            return several(orderId, user);
        } else {
            if (coupons < SampleShop.SINGLE_COUPONS && random.nextInt(3) == 0) {
                coupon = ++coupons;
                user = SampleShop.ownerOf(coupon);
            }
            money = some(
                    PRICE.multiply(BigDecimal.valueOf(pieces)).subtract(coupon == null ? BigDecimal.ZERO : COUPON));
        }
        return """
                {"orderId":%d,"userId":%d,"goodsId":%d,"goodsNumber":%d,"goodsPrice":%s,"couponId":%s,"moneyPaid":%s}"""
                .formatted(
                        orderId,
                        user,
                        1 + random.nextLong(SampleShop.GOODS),
                        pieces,
                        price,
                        coupon,
                        money.toPlainString());
    }

    /** One piece each of two goods or more, mostly of a few. */
    private String several(long orderId, long user) {
        int first = random.nextInt(SampleShop.GOODS);
        int lines = 2 + random.nextInt((random.nextInt(10) == 0 ? SampleShop.GOODS : A_FEW) - 1);
        List<Long> pair = random.nextInt(3) == 0 ? SampleShop.couponsOfOneUser(pairs++) : List.of();
        BigDecimal open =
                PRICE.multiply(BigDecimal.valueOf(lines)).subtract(COUPON.multiply(BigDecimal.valueOf(pair.size())));
        return """
                {"orderId":%d,"userId":%d,"lines":%s,"couponIds":%s,"moneyPaid":%s}"""
                .formatted(
                        orderId,
                        pair.isEmpty() ? user : SampleShop.ownerOf(pair.get(0)),
                        IntStream.range(first, first + lines)
                                .mapToObj(goods -> "{\"goodsId\":%d,\"goodsNumber\":1,\"goodsPrice\":%s}"
                                        .formatted(1 + goods % SampleShop.GOODS, PRICE))
                                .collect(Collectors.joining(",", "[", "]")),
                        pair,
                        some(open).toPlainString());
    }

    /** Nothing, or a part of what is open. */
    private BigDecimal some(BigDecimal open) {
        return random.nextBoolean()
                ? open.multiply(BigDecimal.valueOf(random.nextDouble())).setScale(2, RoundingMode.DOWN)
                : BigDecimal.ZERO;
    }
}
