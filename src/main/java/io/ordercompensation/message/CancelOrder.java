package io.ordercompensation.message;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an {@code order_cancel} message says; in an optional field 0 and null both mean none. What there is one of stands
 * in the single field, whichever of its forms the message has; the lists have two entries or more, or none.
 *
 * @param orderId the order to cancel, and the key that makes its messages duplicates of one another
 * @param couponId the coupon the order used
 * @param goodsId the goods the order took
 * @param goodsNumber how many of them
 * @param userId who ordered
 * @param userMoney what was paid from the user's balance
 * @param goods what the order took if it took several goods, by ascending id
 * @param couponIds the coupons the order used if it used several, in ascending order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelOrder(
        long orderId,
        Long couponId,
        Long goodsId,
        @JsonAlias("goodsNum") Integer goodsNumber,
        Long userId,
        @JsonAlias("moneyPaid") @JsonSerialize(using = PlainText.class) BigDecimal userMoney,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Goods> goods,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> couponIds) {

    /** The most goods, and the most coupons, of one order. */
    public static final int MAX_LINES = 50;

    /** These two make up the {@code decimal(10,2)} of the tables. */
    static final int MONEY_INTEGER_DIGITS = 8;

    static final int MONEY_DECIMALS = 2;

    public CancelOrder {
        goods = goods == null ? List.of() : List.copyOf(goods);
        couponIds = couponIds == null ? List.of() : List.copyOf(couponIds);
    }

    /** An order of one line and one coupon at most. */
    public CancelOrder(
            long orderId, Long couponId, Long goodsId, Integer goodsNumber, Long userId, BigDecimal userMoney) {
        this(orderId, couponId, goodsId, goodsNumber, userId, userMoney, List.of(), List.of());
    }

    /** Goods and how many of them an order took. */
    public record Goods(long goodsId, @JsonAlias("goodsNum") int goodsNumber) {}

    /** The business key (design section 3), which is the message's key in the consumer log. */
    public String key() {
        return Long.toString(orderId);
    }

    /** Writes money as a JSON string: the database's JSON functions would convert a number to a double. */
    static final class PlainText extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(money.toPlainString());
        }
    }
}
