package com.example.orders;

import java.math.BigDecimal;

/**
 * What a customer wants to buy.
 *
 * @param pieces of the goods
 * @param price of one piece
 */
public record Purchase(long orderId, long userId, long goodsId, int pieces, BigDecimal price) {

    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(pieces));
    }
}
