package io.ordercompensation.order;

import java.math.BigDecimal;

/**
 * What an order takes of one kind of goods.
 *
 * @param goodsNumber pieces, 1 or more
 * @param goodsPrice of one piece, as the buyer saw it
 */
public record OrderLine(long goodsId, int goodsNumber, BigDecimal goodsPrice) {

    /** Price times pieces. */
    public BigDecimal amount() {
        return goodsPrice.multiply(BigDecimal.valueOf(goodsNumber));
    }
}
