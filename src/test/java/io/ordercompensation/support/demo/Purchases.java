package io.ordercompensation.support.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/** What customers want: mostly something that can be had, some of it with a coupon or from the balance. */
final class Purchases {

    private static final BigDecimal PRICE = new BigDecimal("10.00");
    private static final BigDecimal COUPON = new BigDecimal("5.00");

    private final Rates rates;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private long coupons;

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
        } else {
            if (coupons < SampleShop.COUPONS - 1 && random.nextInt(3) == 0) {
                coupon = ++coupons;
                user = SampleShop.ownerOf(coupon);
            }
            if (random.nextBoolean()) {
                BigDecimal open =
                        PRICE.multiply(BigDecimal.valueOf(pieces)).subtract(coupon == null ? BigDecimal.ZERO : COUPON);
                money = open.multiply(BigDecimal.valueOf(random.nextDouble())).setScale(2, RoundingMode.DOWN);
            }
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
}
