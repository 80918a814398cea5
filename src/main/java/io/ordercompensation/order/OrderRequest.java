package io.ordercompensation.order;

import java.math.BigDecimal;

/**
 * An order that is to be confirmed. Amounts have two decimals and fit {@code decimal(10,2)}; {@link OrderRequestReader}
 * makes sure of that.
 *
 * @param orderId chosen by the caller; a second call with it takes nothing
 * @param goodsNumber pieces, 1 or more
 * @param goodsPrice of one piece, as the buyer saw it
 * @param shippingFee 0 or more
 * @param couponId null for none
 * @param moneyPaid from the user's balance, 0 or more
 * @param address null if not given, like the consignee
 */
public record OrderRequest(
        long orderId,
        long userId,
        long goodsId,
        int goodsNumber,
        BigDecimal goodsPrice,
        BigDecimal shippingFee,
        Long couponId,
        BigDecimal moneyPaid,
        String address,
        String consignee) {

    /** Price times pieces. */
    public BigDecimal goodsAmount() {
        return goodsPrice.multiply(BigDecimal.valueOf(goodsNumber));
    }

    /** The goods and their shipping, before coupon and balance. */
    public BigDecimal orderAmount() {
        return goodsAmount().add(shippingFee);
    }
}
